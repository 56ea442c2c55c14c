import { type AccountEntries, changed } from "./account-change.ts";
import { query, scalar } from "./lookup-query.ts";

/** The part of the lookup door that is about accounts elsewhere, which open one here. */
export const identityLookup = {
  /** The person of an outside identity; `provenEmail` only when the provider vouches for it. */
  identityUser: (input: { issuer: string; subject: string; provenEmail: string | null; name: string; at: Date }) =>
    scalar<number>("select find_identity_user($1, $2, $3, $4, $5) as value", [
      input.issuer,
      input.subject,
      input.provenEmail,
      input.name,
      input.at.toISOString(),
    ]),

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
};
