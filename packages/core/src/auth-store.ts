/** What the dashboard's session code needs of the domain: the one entry through which it reaches people and sessions. */

export { deriveKey } from "@heard/db/derive-key";
export { DomainError } from "./errors.ts";
export { createSite, type Site } from "./mail/create.ts";
export { needsSetUp } from "./organisations/queries.ts";
export { passSecondStep } from "./second-factors/pass.ts";
export { verifySecondFactor } from "./second-factors/verify.ts";
export {
  endSession,
  findSession,
  memberContext,
  needsSecondFactor,
  owesCode,
  type SessionClaim,
  type SignedIn,
  startSession,
  verifyCredentials,
} from "./sign-in/index.ts";
export { redeemSignInLink } from "./sign-in/redeem-link.ts";
export { resolveIdentity } from "./sign-in/resolve-identity.ts";
export { sessionDays } from "./sign-in/rules.ts";
