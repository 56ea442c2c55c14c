import { type AccountEntries, changed } from "./account-change.ts";
import { query, scalar } from "./lookup-query.ts";

type SecondFactorRow = {
  secret: Uint8Array;
  isConfirmed: boolean;
  codeCount: number;
  /** Nobody had shown that the mailbox is theirs when it was switched on: it goes as soon as somebody does. */
  endsWithProof: boolean;
};

const hexOf = (hashes: readonly Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString("hex"));

/** The part of the lookup door that is about second factors, which belong to a person and to no organisation. */
export const secondFactorLookup = {
  /** A code of the person's own second factor was right; `false` for a session that is not theirs. */
  passSecondStep: (userId: number, sessionId: string) =>
    scalar<boolean>("select pass_second_step($1, $2::uuid) as value", [userId, sessionId]),

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
};
