import type { Transaction } from "@heard/db";
import type { Locale } from "@heard/messages/locale";
import { sql } from "drizzle-orm";

export type NewUser = {
  email: string;
  name: string;
  /** `null` for a person who signs in elsewhere. */
  passwordHash: string | null;
  locale: Locale | null;
  /** When somebody showed that they read this mailbox; `null` while nobody has. */
  emailVerifiedAt: Date | null;
};

/** Makes a person, inside the transaction that gives them their first membership; `null` when the address has one already. */
export async function createUser(tx: Transaction, user: NewUser): Promise<number | null> {
  const verifiedAt = user.emailVerifiedAt?.toISOString() ?? null;
  const [row] = await tx.execute<{ id: number | null }>(
    sql`select create_user(${user.email}, ${user.name}, ${user.passwordHash}, ${user.locale}, ${verifiedAt}::timestamptz) as id`,
  );
  return row?.id ?? null;
}
