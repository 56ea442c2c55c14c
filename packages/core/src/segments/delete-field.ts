import { segmentFields, segmentValues } from "@heard/db/schema/sources";
import { asc, eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { assertUnanswered, putIntoBin } from "../bin/put.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnasked } from "../surveys/assert-unasked.ts";
import { getSegmentField } from "./queries.ts";
import { SegmentFieldInput } from "./schema.ts";

/** Puts a segment field that no answer carries into the bin, with its values. @throws DomainError not_found, invalid_state `has_answers`, `asked_by_survey` */
export async function deleteSegmentField(ctx: ServiceContext, input: SegmentFieldInput): Promise<{ itemId: number }> {
  const { key } = SegmentFieldInput.parse(input);
  // Whole, for somebody who sees some touchpoints only would find answers of those only.
  return editCatalogue({ ...ctx, touchpoints: "*" }, "segment.edit", async (tx) => {
    const { id, name, slot, archivedAt } = await getSegmentField(tx, key);
    const carried = sql`c.org_id = ${ctx.organisation.id} and c.${sql.raw(`seg${slot}`)} <> 0`;
    const place = sql`select from cells c join responses r on r.org_id = c.org_id and r.cell_id = c.cell_id where ${carried}`;
    await assertUnasked(tx, "segment", key);
    await assertUnanswered(tx, { what: "segment", key, places: [place] });
    const rows = await tx
      .select()
      .from(segmentValues)
      .where(eq(segmentValues.fieldId, id))
      .orderBy(asc(segmentValues.id));
    const values = rows.map((row) => ({ value: row.value, name: row.name, isArchived: row.archivedAt !== null }));
    const content = { isArchived: archivedAt !== null, values };
    const binned = await putIntoBin(tx, ctx, { kind: "segment", key, name, content });
    await tx.delete(segmentValues).where(eq(segmentValues.fieldId, id));
    await tx.delete(segmentFields).where(eq(segmentFields.id, id));
    await recordAudit(tx, ctx, { verb: "segment.delete", subject: { kind: "segment", id: key }, after: binned });
    return binned;
  });
}
