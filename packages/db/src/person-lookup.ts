import { type AccountEntries, changed } from "./account-change.ts";
import { query, scalar } from "./lookup-query.ts";

/** How somebody is known and how they read. */
type AccountLook = { name: string; locale: string | null; theme: string };

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

export type TokenPurpose = "password" | "signIn";

/**
 * The part of the lookup door that is about people: signing in, one-time tokens, accounts. All of it comes before a tenant is known,
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

  async memberships(userId: number): Promise<MembershipRow[]> {
    return (await scalar<MembershipRow[]>("select list_memberships($1) as value", [userId])) ?? [];
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

  /** Whether somebody has shown that they read the mailbox of this account. */
  isAddressProven: (userId: number) => scalar<boolean>("select is_address_proven($1) as value", [userId]),

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
