import type { Transaction } from "@heard/db";
import { binnedItems } from "@heard/db/schema/binned-items";
import { type SQL, sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { DomainError, named, type Thing } from "../errors.ts";

type Item = Pick<typeof binnedItems.$inferInsert, "kind" | "key" | "name" | "content">;

/** Keeps what a part of the catalogue said for thirty days. Its row is the caller's to take away, in the same transaction. */
export async function putIntoBin(tx: Transaction, ctx: ServiceContext, item: Item): Promise<{ itemId: number }> {
  const [row] = await tx
    .insert(binnedItems)
    .values({ orgId: ctx.organisation.id, ...item, deletedAt: ctx.now() })
    .returning({ id: binnedItems.id });
  if (!row) throw new Error(`${item.kind} ${item.key} was not put into the bin`);
  return { itemId: row.id };
}

/**
 * What was answered anywhere can be put away, not deleted: answers that are partial, quarantined or in the bin with their source count too.
 * Looks through the answers, for no rollup counts those; an administrator's act can take a second.
 * @throws DomainError invalid_state `has_answers`
 */
export async function assertUnanswered(
  tx: Transaction,
  { what, key, places }: { what: Thing; key: string; places: readonly SQL[] },
): Promise<void> {
  for (const place of places) {
    const [row] = await tx.execute<{ used: boolean }>(sql`select exists (${place}) as used`);
    if (row?.used) throw new DomainError("invalid_state", "has_answers", { what: named(what, key) });
  }
}
