import { pool } from "./client.ts";

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
export const changed = <T>(
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
