import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { segmentFields, segmentValues } from "@heard/db/schema/sources";
import { and, asc, eq } from "drizzle-orm";
import { countAnswers } from "../catalogue/count-answers.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import type { Dimension } from "../measures/plan.ts";
import { requirePermission } from "../permissions.ts";

export type SegmentValueItem = {
  value: string;
  name: LocalisedText | null;
  responseCount: number;
  archivedAt: Date | null;
};
export type SegmentFieldItem = {
  key: string;
  name: LocalisedText;
  archivedAt: Date | null;
  values: SegmentValueItem[];
};

/** All segment fields with their values, archived ones too, and how many responses carry each. */
export async function listSegments(ctx: ServiceContext): Promise<SegmentFieldItem[]> {
  requirePermission(ctx, "segment.edit");
  return inTenant(
    ctx,
    async (tx) => {
      const fields = await tx.select().from(segmentFields).orderBy(asc(segmentFields.slot));
      const values = await tx.select().from(segmentValues).orderBy(asc(segmentValues.id));
      const items: SegmentFieldItem[] = [];
      for (const { id, key, name, slot, archivedAt } of fields) {
        const counts = await countAnswers(tx, ctx.organisation.id, `segment${slot}` as Dimension);
        const own = values.filter(({ fieldId }) => fieldId === id);
        items.push({ key, name, archivedAt, values: own.map((row) => valueItem(row, counts)) });
      }
      return items;
    },
    { snapshot: true },
  );
}

function valueItem(row: typeof segmentValues.$inferSelect, counts: ReadonlyMap<number, number>): SegmentValueItem {
  const { value, name, archivedAt } = row;
  return { value, name, archivedAt, responseCount: counts.get(row.id) ?? 0 };
}

/** @throws DomainError not_found */
export async function getSegmentField(tx: Transaction, key: string): Promise<typeof segmentFields.$inferSelect> {
  const [row] = await tx.select().from(segmentFields).where(eq(segmentFields.key, key));
  if (!row) throw notFound("segment", key);
  return row;
}

/** @throws DomainError not_found */
export async function getSegmentValue(
  tx: Transaction,
  field: string,
  value: string,
): Promise<typeof segmentValues.$inferSelect> {
  const { id } = await getSegmentField(tx, field);
  const [row] = await tx
    .select()
    .from(segmentValues)
    .where(and(eq(segmentValues.fieldId, id), eq(segmentValues.value, value)));
  if (!row) throw notFound("segment value", value);
  return row;
}
