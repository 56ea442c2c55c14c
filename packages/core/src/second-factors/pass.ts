import { secondFactorLookup } from "@heard/db";
import { notFound } from "../errors.ts";
import { owesCode } from "../sign-in/queries.ts";
import type { SessionClaim } from "../sign-in/start-session.ts";
import { verifySecondFactor } from "./verify.ts";

/**
 * Gives the code that a session owes, which somebody began elsewhere: from then on it opens what is theirs.
 * @throws DomainError not_found for a session that owes none, invalid_input `second_factor_needed` or `second_factor_wrong`, limit_exceeded
 */
export async function passSecondStep(
  claim: SessionClaim,
  code: string,
  { authSecret, now }: { authSecret: string; now: () => Date },
): Promise<void> {
  if (!(await owesCode(claim))) throw notFound("session", claim.sessionId);
  await verifySecondFactor(claim.userId, code, { authSecret, now });
  await secondFactorLookup.passSecondStep(claim.userId, claim.sessionId);
}
