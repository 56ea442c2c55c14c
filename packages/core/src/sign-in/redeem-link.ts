import { personLookup, secondFactorLookup } from "@heard/db";
import { describeChange } from "../accounts/describe-change.ts";
import { linkInvalid } from "../invitations/rules.ts";
import { hashOfToken } from "./make-token.ts";
import { listMemberships } from "./queries.ts";
import { requireGuess } from "./require-guess.ts";
import { LinkToken } from "./schema.ts";

/**
 * The person of a mailed link to sign in with, which is used up by it.
 * @throws DomainError invalid_state `link_invalid`, limit_exceeded
 */
export async function redeemSignInLink(
  token: string,
  from: { address: string; now: () => Date },
  /** The second step, before the link is used up; whether there was one to pass. */
  check: (userId: number) => Promise<boolean>,
): Promise<{ userId: number; hasPassedStep: boolean }> {
  await requireGuess("signIn", from.address);
  const parsed = LinkToken.safeParse(token);
  if (!parsed.success) throw linkInvalid();
  const hash = hashOfToken(parsed.data);
  const known = await personLookup.token(hash, "signIn", from.now());
  if (!known) throw linkInvalid();
  const { userId } = known;
  // A second factor that a stranger set before the mailbox was shown goes by this link: its owner has no code of it.
  const factor = await secondFactorLookup.secondFactor(userId);
  const at = from.now();
  const entries = factor?.endsWithProof
    ? describeChange({ memberships: await listMemberships(userId) }, at, { verb: "account.removeSecondFactor" })
    : null;
  const hasPassedStep = entries ? false : await check(userId);
  if (!(await personLookup.redeemSignInToken(userId, hash, at, entries))) throw linkInvalid();
  return { userId, hasPassedStep };
}
