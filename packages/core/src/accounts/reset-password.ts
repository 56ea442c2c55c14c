import { personLookup } from "@heard/db";
import { linkInvalid } from "../invitations/rules.ts";
import { hashNewPassword } from "../sign-in/hash-new.ts";
import { hashOfToken } from "../sign-in/make-token.ts";
import { listMemberships } from "../sign-in/queries.ts";
import { requireGuess } from "../sign-in/require-guess.ts";
import { describeChange } from "./describe-change.ts";
import { ResetPasswordInput } from "./schema.ts";

/**
 * Sets a password by a link, which is used up by it. All sessions end.
 * @throws DomainError invalid_state `link_invalid`, invalid_input `password_common`, limit_exceeded
 */
export async function resetPassword(
  input: ResetPasswordInput,
  from: { address: string; now: () => Date },
): Promise<void> {
  await requireGuess("password", from.address);
  const { token, password } = ResetPasswordInput.parse(input);
  const hash = hashOfToken(token);
  // A link that is no good must not cost an expensive hash.
  const known = await personLookup.token(hash, "password", from.now());
  if (!known) throw linkInvalid();
  const passwordHash = await hashNewPassword(password, known.email);
  const { userId } = known;
  const at = from.now();
  const entries = describeChange({ memberships: await listMemberships(userId) }, at, { verb: "account.resetPassword" });
  if (!(await personLookup.resetPassword(userId, { hash, passwordHash, at }, entries))) throw linkInvalid();
}
