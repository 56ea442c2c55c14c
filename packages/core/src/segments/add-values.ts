import { segmentFields, segmentValues } from "@heard/db/schema/sources";
import { inArray, sql } from "drizzle-orm";
import { mostSegmentValues } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";

/**
 * Makes values of declared segment fields as they arrive with responses, up to the most that a field may have; the rest is left out, and the
 * items that carry it are refused with the reason.
 */
export async function addSegmentValues(
  ctx: ServiceContext,
  wanted: readonly { field: string; value: string }[],
): Promise<void> {
  const distinct = [...new Map(wanted.map((one) => [`${one.field}/${one.value}`, one])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
  await inTenant(ctx, async (tx) => {
    const fields = await tx
      .select()
      .from(segmentFields)
      .where(inArray(segmentFields.key, [...new Set(distinct.map(({ field }) => field))]));
    for (const field of fields) {
      const values = distinct.filter((one) => one.field === field.key).map(({ value }) => value);
      const [{ count } = { count: 0 }] = await tx
        .select({ count: sql<number>`count(*)::int` })
        .from(segmentValues)
        .where(sql`${segmentValues.fieldId} = ${field.id}`);
      const room = values.slice(0, Math.max(0, mostSegmentValues - count));
      if (room.length > 0) {
        await tx
          .insert(segmentValues)
          .values(room.map((value) => ({ orgId: ctx.organisation.id, fieldId: field.id, value })))
          .onConflictDoNothing();
      }
    }
  });
}
