import { sessionLookup } from "@heard/db";
import type { SessionClaim } from "./start-session.ts";

/** Signing out: the session is over at once, wherever its cookie may still lie. */
export async function endSession({ userId, sessionId }: Pick<SessionClaim, "userId" | "sessionId">): Promise<void> {
  await sessionLookup.endSession(userId, sessionId, null);
}
