import type { Transaction } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import { count, isNull } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { DomainError } from "../errors.ts";

/**
 * Room for one more of what an organisation keeps at work. Held until it is stored, so that two who make the last one at once do not both find room; read in a transaction
 * that sees the whole organisation.
 * @throws DomainError limit_exceeded `too_many`
 */
export async function assertRoom(
  tx: Transaction,
  table: PgTable & { archivedAt: PgColumn },
  most: number,
): Promise<void> {
  await tx.select({ id: organisations.id }).from(organisations).for("no key update");
  const [kept] = await tx.select({ count: count() }).from(table).where(isNull(table.archivedAt));
  const wanted = (kept?.count ?? 0) + 1;
  if (wanted > most) throw new DomainError("limit_exceeded", "too_many", { count: wanted, most });
}
