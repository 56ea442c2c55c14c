import { segmentFields, segmentValues } from "@heard/db/schema/sources";
import { eq, inArray } from "drizzle-orm";
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
    // Locked, so that two batches at once do not both fill the same last places.
    const fields = await tx
      .select()
      .from(segmentFields)
      .where(inArray(segmentFields.key, [...new Set(distinct.map(({ field }) => field))]))
      .orderBy(segmentFields.id)
      .for("no key update");
    for (const field of fields) {
      const known = await tx
        .select({ value: segmentValues.value })
        .from(segmentValues)
        .where(eq(segmentValues.fieldId, field.id));
      const isKnown = new Set(known.map(({ value }) => value));
      const fresh = distinct.filter((one) => one.field === field.key && !isKnown.has(one.value));
      const room = fresh.slice(0, Math.max(0, mostSegmentValues - known.length));
      if (room.length > 0)
        await tx
          .insert(segmentValues)
          .values(room.map(({ value }) => ({ orgId: ctx.organisation.id, fieldId: field.id, value })));
    }
  });
}
