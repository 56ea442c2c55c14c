import type { Row } from "postgres";
import { pool } from "./client.ts";

const query = <T extends Row>(text: string, parameters: readonly unknown[]): Promise<T[]> =>
  pool("heard_lookup").sql.unsafe<T[]>(text, parameters as never[], { prepare: true });
const scalar = async <T>(text: string, parameters: readonly unknown[]): Promise<T | null> => {
  const [row] = await query<{ value: T | null }>(text, parameters);
  return row?.value ?? null;
};

/** What a change of an account leaves in the log of each organisation of its person. */
export type AccountEntries = {
  /** `account.…` */
  verb: string;
  /** The person themselves, or whoever works on the machine. */
  by: "member" | "operator";
  /** Names of the changed fields. */
  fields: readonly string[];
  at: Date;
  of: readonly { organisationId: number; entryId: string }[];
};

/** A change of an account and its entries, in one transaction: both or neither. A change that found nothing to do leaves no entry. */
/** How somebody is known and how they read. */
type AccountLook = { name: string; locale: string | null; theme: string };

const changed = <T>(
  userId: number,
  entries: AccountEntries | null,
  text: string,
  parameters: readonly unknown[],
): Promise<T | null> =>
  pool("heard_lookup").sql.begin(async (sql) => {
    const [row] = await sql.unsafe<{ value: T | null }[]>(text, parameters as never[], { prepare: true });
    const value = row?.value ?? null;
    if (entries !== null && value !== null && value !== false) {
      const { verb, by, fields, at, of } = entries;
      await sql`select record_account_change(${userId}, ${by === "operator"}, ${at.toISOString()}, ${verb}, ${[...fields]}::text[],
        ${of.map(({ organisationId }) => organisationId)}::int[], ${of.map(({ entryId }) => entryId)}::uuid[])`;
    }
    return value;
  }) as Promise<T | null>;

const hexOf = (hashes: readonly Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString("hex"));

export type MembershipRow = {
  memberId: number;
  roles: string[];
  canUnmask: boolean;
  canSeeCustomers: boolean;
  touchpointIds: number[] | null;
  organisation: {
    id: number;
    key: string;
    name: string;
    timeZone: string;
    homeShardKey: number;
    hideBelow: number;
    lowBelow: number;
    yearStartMonth: number;
    isDemo: boolean;
    demandsSecondFactor: boolean;
  };
};
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
export type InvitationRow = {
  organisationId: number;
  organisationKey: string;
  organisationName: string;
  id: number;
  email: string;
  roles: string[];
  /** The name of whoever invited; `null` for the operator, and for somebody who has left. */
  inviter: string | null;
  hasAccount: boolean;
  expiresAt: Date;
  isOpen: boolean;
};
type SecondFactorRow = {
  secret: Uint8Array;
  isConfirmed: boolean;
  codeCount: number;
  /** Nobody had shown that the mailbox is theirs when it was switched on: it goes as soon as somebody does. */
  endsWithProof: boolean;
};
export type TokenPurpose = "password" | "signIn";

/**
 * The part of the lookup door that is about people: signing in, sessions, one-time tokens, accounts. All of it comes before a tenant is known,
 * and all of it runs as reviewed functions (migrations 0005, 0009, 0049, 0050, 0053 and 0054). A change that belongs in the log takes its entries along.
 */
export const personLookup = {
  async credentials(email: string): Promise<{
    userId: number;
    name: string;
    passwordHash: string | null;
    isActive: boolean;
    locale: "en" | "zh-Hans" | "zh-Hant" | null;
  } | null> {
    const [row] = await query<{
      userId: number;
      name: string;
      passwordHash: string | null;
      isActive: boolean;
      locale: "en" | "zh-Hans" | "zh-Hant" | null;
    }>(
      `select user_id as "userId", name, password_hash as "passwordHash", is_active as "isActive", locale from find_credentials($1)`,
      [email],
    );
    return row ?? null;
  },

  passwordHash: (userId: number) => scalar<string>("select find_password_hash($1) as value", [userId]),

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

  /** A code of the person's own second factor was right; `false` for a session that is not theirs. */
  passSecondStep: (userId: number, sessionId: string) =>
    scalar<boolean>("select pass_second_step($1, $2::uuid) as value", [userId, sessionId]),

  async memberships(userId: number): Promise<MembershipRow[]> {
    return (await scalar<MembershipRow[]>("select list_memberships($1) as value", [userId])) ?? [];
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

  /** Sets the password and ends all sessions but `keptId`; how many those were. */
  async setPassword(
    userId: number,
    passwordHash: string,
    keptId: string | null,
    entries: AccountEntries | null,
  ): Promise<number> {
    const text = "select set_password($1, $2, $3::uuid) as value";
    return (await changed<number>(userId, entries, text, [userId, passwordHash, keptId])) ?? 0;
  },

  /** Whether it was written: not when the account is no longer as it was seen. */
  async updateAccount(
    userId: number,
    seen: AccountLook,
    { name, locale, theme }: AccountLook,
    entries: AccountEntries | null,
  ): Promise<boolean> {
    const text = "select true as value where update_account($1, $2, $3, $4, $5, $6, $7)";
    return (
      (await changed(userId, entries, text, [userId, seen.name, seen.locale, seen.theme, name, locale, theme])) !== null
    );
  },

  async createToken(input: {
    userId: number;
    purpose: TokenPurpose;
    hash: Uint8Array;
    /** It goes to the person's address by mail, so using it shows that they read that mailbox. */
    isMailed: boolean;
    at: Date;
    expiresAt: Date;
    /** Whoever asks for a letter to the address itself leaves none, nor does one whose own verb has written them. */
    entries: AccountEntries | null;
  }): Promise<void> {
    const { userId, purpose, hash, isMailed, at, expiresAt, entries } = input;
    const text = "select true as value from create_user_token($1, $2, $3, $4, $5, $6)";
    await changed(userId, entries, text, [userId, purpose, hash, isMailed, at.toISOString(), expiresAt.toISOString()]);
  },

  async token(hash: Uint8Array, purpose: TokenPurpose, at: Date): Promise<{ userId: number; email: string } | null> {
    const [row] = await query<{ userId: number; email: string }>(
      `select user_id as "userId", email from find_user_token($1, $2, $3)`,
      [hash, purpose, at.toISOString()],
    );
    return row ?? null;
  },

  /** Uses a password token of that person up; `false` when it is not good any more. */
  async resetPassword(
    userId: number,
    { hash, passwordHash, at }: { hash: Uint8Array; passwordHash: string; at: Date },
    entries: AccountEntries,
  ): Promise<boolean> {
    const text = "select reset_password($1, $2, $3) as value";
    return (await changed<number>(userId, entries, text, [hash, passwordHash, at.toISOString()])) !== null;
  },

  /** Uses a sign-in token of that person up; `false` when it is not good any more. */
  async redeemSignInToken(
    userId: number,
    hash: Uint8Array,
    at: Date,
    entries: AccountEntries | null,
  ): Promise<boolean> {
    const text = "select redeem_sign_in_token($1, $2) as value";
    return (await changed<number>(userId, entries, text, [hash, at.toISOString()])) !== null;
  },

  /** The person of an outside identity; `provenEmail` only when the provider vouches for it. */
  identityUser: (input: { issuer: string; subject: string; provenEmail: string | null; name: string; at: Date }) =>
    scalar<number>("select find_identity_user($1, $2, $3, $4, $5) as value", [
      input.issuer,
      input.subject,
      input.provenEmail,
      input.name,
      input.at.toISOString(),
    ]),

  /** Whether somebody has shown that they read the mailbox of this account. */
  isAddressProven: (userId: number) => scalar<boolean>("select is_address_proven($1) as value", [userId]),

  /** Whether the person took it away, or another one of the same provider to which their mailbox alone would bind this one. */
  isIdentityRemoved: (input: { issuer: string; subject: string; provenEmail: string | null }) =>
    scalar<boolean>("select is_identity_removed($1, $2, $3) as value", [
      input.issuer,
      input.subject,
      input.provenEmail,
    ]),

  /** The accounts elsewhere that open this one or did, the oldest first. */
  async identities(
    userId: number,
  ): Promise<{ issuer: string; subject: string; createdAt: Date; removedAt: Date | null }[]> {
    const rows = await query<{ issuer: string; subject: string; createdAt: string; removedAt: string | null }>(
      `select issuer, subject, created_at as "createdAt", removed_at as "removedAt" from list_identities($1)`,
      [userId],
    );
    return rows.map(({ createdAt, removedAt, ...row }) => ({
      ...row,
      createdAt: new Date(createdAt),
      removedAt: removedAt === null ? null : new Date(removedAt),
    }));
  },

  /** Takes it away and ends all sessions but `keptId`; `false` where it is not theirs. */
  async removeIdentity(
    userId: number,
    { issuer, subject, keptId }: { issuer: string; subject: string; keptId: string },
    entries: AccountEntries,
  ): Promise<boolean> {
    const text = "select remove_identity($1, $2, $3, $4::uuid) as value";
    return (await changed<boolean>(userId, entries, text, [userId, issuer, subject, keptId])) ?? false;
  },

  /** Lets it open the account again; `false` where it is not theirs, or was not taken away. */
  async linkIdentity(
    userId: number,
    { issuer, subject }: { issuer: string; subject: string },
    entries: AccountEntries,
  ): Promise<boolean> {
    const text = "select link_identity($1, $2, $3) as value";
    return (await changed<boolean>(userId, entries, text, [userId, issuer, subject])) ?? false;
  },

  /** The second factor of a person, also one that was begun and never confirmed. */
  async secondFactor(userId: number): Promise<SecondFactorRow | null> {
    const [row] = await query<SecondFactorRow>(
      `select secret, is_confirmed as "isConfirmed", code_count as "codeCount", ends_with_proof as "endsWithProof"
        from find_second_factor($1)`,
      [userId],
    );
    return row ?? null;
  },

  /** `false` where one is on already. */
  beginSecondFactor: (userId: number, secret: Uint8Array, at: Date) =>
    scalar<boolean>("select begin_second_factor($1, $2, $3) as value", [userId, secret, at.toISOString()]),

  /** Switches it on and ends all sessions but `keptId`; `false` where there is none that waits for it. */
  async confirmSecondFactor(
    userId: number,
    { step, codeHashes, keptId, at }: { step: number; codeHashes: readonly Uint8Array[]; keptId: string; at: Date },
    entries: AccountEntries,
  ): Promise<boolean> {
    const text = "select confirm_second_factor($1, $2, $3::text[], $4::uuid, $5) as value";
    const given = [userId, step, hexOf(codeHashes), keptId, at.toISOString()];
    return (await changed<boolean>(userId, entries, text, given)) ?? false;
  },

  /** Notes the half minute of a code; `false` for one that was used, or is older than one that was. */
  useSecondFactor: (userId: number, step: number) =>
    scalar<boolean>("select use_second_factor($1, $2) as value", [userId, step]),

  async useRecoveryCode(userId: number, hash: Uint8Array, entries: AccountEntries): Promise<boolean> {
    const text = "select use_recovery_code($1, $2) as value";
    return (await changed<boolean>(userId, entries, text, [userId, hash])) ?? false;
  },

  /** Other codes for those that there are; `false` where no second factor is on. */
  async renewRecoveryCodes(
    userId: number,
    codeHashes: readonly Uint8Array[],
    entries: AccountEntries,
  ): Promise<boolean> {
    const text = "select renew_recovery_codes($1, $2::text[]) as value";
    return (await changed<boolean>(userId, entries, text, [userId, hexOf(codeHashes)])) ?? false;
  },

  /** Takes it away with its codes, and ends all sessions but `keptId`. */
  async removeSecondFactor(userId: number, keptId: string | null, entries: AccountEntries): Promise<boolean> {
    const text = "select remove_second_factor($1, $2::uuid) as value";
    return (await changed<boolean>(userId, entries, text, [userId, keptId])) ?? false;
  },

  async memberInvitation(tokenHash: Uint8Array): Promise<InvitationRow | null> {
    const [row] = await query<Omit<InvitationRow, "expiresAt"> & { expiresAt: string }>(
      `select org_id as "organisationId", org_key as "organisationKey", org_name as "organisationName", id, email, roles, inviter,
        has_account as "hasAccount", expires_at as "expiresAt", is_open as "isOpen" from find_member_invitation($1)`,
      [tokenHash],
    );
    return row ? { ...row, expiresAt: new Date(row.expiresAt) } : null;
  },

  /** Makes the very first organisation of an installation; `null` when there is one. */
  createFirstOrganisation: (input: {
    key: string;
    name: string;
    locale: string;
    timeZone: string;
    homeShardKey: number;
  }) =>
    scalar<number>("select create_first_organisation($1, $2, $3, $4, $5) as value", [
      input.key,
      input.name,
      input.locale,
      input.timeZone,
      input.homeShardKey,
    ]),
};
