import type { Transaction } from "@heard/db";
import { type ScaleRow, scales } from "@heard/db/schema/metrics";
import { and, desc, eq, isNull } from "drizzle-orm";
import { notFound } from "../errors.ts";

/** The newest version of a scale. @throws DomainError not_found */
export async function getScale(tx: Transaction, key: string): Promise<ScaleRow> {
  const [row] = await tx.select().from(scales).where(eq(scales.key, key)).orderBy(desc(scales.version)).limit(1);
  if (!row) throw notFound("scale", key);
  return row;
}

/** The newest version of every scale that is not archived. */
export async function listScales(tx: Transaction): Promise<ScaleRow[]> {
  const rows = await tx
    .select()
    .from(scales)
    .where(and(isNull(scales.archivedAt)))
    .orderBy(scales.id);
  const newest = new Map<string, ScaleRow>();
  for (const row of rows) if ((newest.get(row.key)?.version ?? 0) < row.version) newest.set(row.key, row);
  return [...newest.values()];
}
