import { personLookup } from "@heard/db";
import { linkInvalid } from "../invitations/rules.ts";
import { hashPassword } from "../sign-in/hash.ts";
import { hashOfToken } from "../sign-in/make-token.ts";
import { listMemberships } from "../sign-in/queries.ts";
import { requireGuess } from "../sign-in/require-guess.ts";
import { recordInOrganisations } from "./record.ts";
import { ResetPasswordInput } from "./schema.ts";

/**
 * Sets a password by a link, which is used up by it. All sessions end.
 * @throws DomainError invalid_state `link_invalid`, limit_exceeded
 */
export async function resetPassword(
  input: ResetPasswordInput,
  from: { address: string; now: () => Date },
): Promise<void> {
  await requireGuess("password", from.address);
  const { token, password } = ResetPasswordInput.parse(input);
  const hash = hashOfToken(token);
  // A link that is no good must not cost an expensive hash.
  if (!(await personLookup.token(hash, "password", from.now()))) throw linkInvalid();
  const passwordHash = await hashPassword(password);
  const userId = await personLookup.resetPassword({ hash, passwordHash, at: from.now() });
  if (userId === null) throw linkInvalid();
  const memberships = await listMemberships(userId);
  await recordInOrganisations({ userId, memberships }, from.now, { verb: "account.resetPassword" });
}
