import { segmentValues } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { getSegmentValue } from "./queries.ts";
import { SegmentValueInput } from "./schema.ts";

/** Brings an archived value back. @throws DomainError not_found, invalid_state */
export async function restoreSegmentValue(ctx: ServiceContext, input: SegmentValueInput): Promise<void> {
  const { field, value } = SegmentValueInput.parse(input);
  await editCatalogue(ctx, "segment.edit", async (tx) => {
    const row = await getSegmentValue(tx, field, value);
    if (!row.archivedAt) throw invalidState("segment value", "in use", field);
    await tx.update(segmentValues).set({ archivedAt: null }).where(eq(segmentValues.id, row.id));
    // A value can be a person's name, so the log says which one by its number.
    await recordAudit(tx, ctx, {
      verb: "segmentValue.restore",
      subject: { kind: "segment", id: field },
      after: { valueId: row.id },
    });
  });
}
