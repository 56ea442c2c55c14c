import { personLookup } from "@heard/db";
import { v4 as uuid } from "uuid";
import { deviceOf } from "./rules.ts";

/** What a session's cookie carries. */
export type SessionClaim = { userId: number; sessionId: string; version: number };

/**
 * Opens a session on a device; `null` for a person who was deactivated. One that an outside provider vouches for, which asked
 * for a second step of its own, counts as one with a second step.
 */
export async function startSession(
  userId: number,
  from: { userAgent: string | null; now: () => Date; isVouched?: boolean },
): Promise<SessionClaim | null> {
  const sessionId = uuid();
  const version = await personLookup.openSession({
    userId,
    sessionId,
    device: deviceOf(from.userAgent),
    at: from.now(),
  });
  if (version === null) return null;
  if (from.isVouched) await personLookup.vouchForSession(userId, sessionId);
  return { userId, sessionId, version };
}
