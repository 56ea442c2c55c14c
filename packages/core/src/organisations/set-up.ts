import { timingSafeEqual } from "node:crypto";
import { DomainError } from "../errors.ts";
import { deriveSetUpCode } from "../sign-in/derive.ts";
import { hashNewPassword } from "../sign-in/hash-new.ts";
import { hashOfToken } from "../sign-in/make-token.ts";
import { requireGuess } from "../sign-in/require-guess.ts";
import { createFirstOrganisation } from "./create.ts";
import { SetUpInput } from "./schema.ts";

/**
 * The first visit of an installation: one organisation and its owner, for whoever can read the server's log.
 * @throws DomainError invalid_input `set_up_code_wrong` or `password_common`, invalid_state `set_up_done`, limit_exceeded
 */
export async function setUp(
  input: SetUpInput,
  from: { address: string; now: () => Date; authSecret: string },
): Promise<{ key: string; email: string }> {
  await requireGuess("setUp", from.address);
  const { code, organisation, owner } = SetUpInput.parse(input);
  const [given, right] = [
    code.toUpperCase().replace(/[^A-Z0-9]/g, ""),
    deriveSetUpCode(from.authSecret).replaceAll("-", ""),
  ];
  if (!timingSafeEqual(hashOfToken(given), hashOfToken(right)))
    throw new DomainError("invalid_input", "set_up_code_wrong");
  const { email, name, password } = owner;
  const newUser = {
    email,
    name,
    passwordHash: await hashNewPassword(password, email),
    locale: organisation.locale,
    // Whoever reads the server's log needs no mail to be believed.
    emailVerifiedAt: from.now(),
  };
  const ctx = await createFirstOrganisation(organisation, from.now, { newUser });
  return { key: ctx.organisation.key, email };
}
