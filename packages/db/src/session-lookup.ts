import { type AccountEntries, changed } from "./account-change.ts";
import { query, scalar } from "./lookup-query.ts";
import type { MembershipRow } from "./person-lookup.ts";

export type SessionPersonRow = {
  name: string;
  email: string;
  locale: "en" | "zh-Hans" | "zh-Hant" | null;
  theme: "system" | "light" | "dark";
  lastSeenAt: Date;
  memberships: MembershipRow[];
  /** This session has passed a second step: one of their own, or, where they have none, that of the provider that signed them in. */
  hasSecondFactor: boolean;
  /** They have one of their own, and its code was not given in this session yet. */
  owesCode: boolean;
};

/** The part of the lookup door that is about sessions: who is signed in where. */
export const sessionLookup = {
  /** The version that the session is good for; `null` for a person who was deactivated. */
  openSession: (input: { userId: number; sessionId: string; device: string; at: Date }) =>
    scalar<number>("select open_session($1, $2::uuid, $3, $4) as value", [
      input.userId,
      input.sessionId,
      input.device,
      input.at.toISOString(),
    ]),

  /** The person behind a session with all their memberships; `null` when the session has ended. */
  async session(input: { sessionId: string; userId: number; version: number }): Promise<SessionPersonRow | null> {
    const [row] = await query<Omit<SessionPersonRow, "lastSeenAt"> & { lastSeenAt: string }>(
      `select name, email, locale, theme, last_seen_at as "lastSeenAt", memberships,
        has_second_factor as "hasSecondFactor", owes_code as "owesCode" from find_session($1::uuid, $2, $3)`,
      [input.sessionId, input.userId, input.version],
    );
    return row ? { ...row, lastSeenAt: new Date(row.lastSeenAt) } : null;
  },

  /** An outside provider signed the person of this session in. */
  async vouchForSession(userId: number, sessionId: string): Promise<void> {
    await query("select vouch_for_session($1, $2::uuid)", [userId, sessionId]);
  },

  async touchSession(sessionId: string, at: Date): Promise<void> {
    await query("select touch_session($1::uuid, $2)", [sessionId, at.toISOString()]);
  },

  async sessions(userId: number): Promise<{ id: string; device: string; createdAt: Date; lastSeenAt: Date }[]> {
    const rows = await query<{ id: string; device: string; createdAt: string; lastSeenAt: string }>(
      `select id, device, created_at as "createdAt", last_seen_at as "lastSeenAt" from list_sessions($1)`,
      [userId],
    );
    return rows.map((row) => ({
      ...row,
      createdAt: new Date(row.createdAt),
      lastSeenAt: new Date(row.lastSeenAt),
    }));
  },

  /** `false` when it was not open. Signing out of the session one is in leaves no entry. */
  async endSession(userId: number, sessionId: string, entries: AccountEntries | null): Promise<boolean> {
    const text = "select end_session($1, $2::uuid) as value";
    return (await changed<boolean>(userId, entries, text, [userId, sessionId])) ?? false;
  },

  /** Ends all sessions but `keptId`; how many those were. */
  async endSessions(userId: number, keptId: string | null, entries: AccountEntries): Promise<number> {
    return (
      (await changed<number>(userId, entries, "select end_sessions($1, $2::uuid) as value", [userId, keptId])) ?? 0
    );
  },
};
