import { secondFactorLookup, sessionLookup } from "@heard/db";
import { v4 as uuid } from "uuid";
import { deviceOf } from "./rules.ts";

/** What a session's cookie carries. */
export type SessionClaim = { userId: number; sessionId: string; version: number };

/**
 * Opens a session on a device; `null` for a person who was deactivated. Until a code of the person's own second factor was right it opens nothing;
 * of a person without one it counts as having a second step where an outside provider that asked for one vouches for it.
 */
export async function startSession(
  userId: number,
  from: { userAgent: string | null; now: () => Date; isVouched?: boolean; hasPassedStep?: boolean },
): Promise<SessionClaim | null> {
  const sessionId = uuid();
  const version = await sessionLookup.openSession({
    userId,
    sessionId,
    device: deviceOf(from.userAgent),
    at: from.now(),
  });
  if (version === null) return null;
  if (from.hasPassedStep) await secondFactorLookup.passSecondStep(userId, sessionId);
  if (from.isVouched) await sessionLookup.vouchForSession(userId, sessionId);
  return { userId, sessionId, version };
}
