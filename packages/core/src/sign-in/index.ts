export { endSession } from "./end-session.ts";
export { findSession, memberContext, needsSecondFactor, owesCode, type SignedIn } from "./queries.ts";
export { type SessionClaim, startSession } from "./start-session.ts";
export { verifyCredentials } from "./verify.ts";
