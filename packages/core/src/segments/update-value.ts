import { segmentValues } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnchanged } from "../seen.ts";
import { getSegmentValue } from "./queries.ts";
import { UpdateSegmentValueInput } from "./schema.ts";

/** Gives a value its names; as files write it, it stays. @throws DomainError not_found, conflict */
export async function updateSegmentValue(ctx: ServiceContext, input: UpdateSegmentValueInput): Promise<void> {
  const { field, value, name, seen } = UpdateSegmentValueInput.parse(input);
  await editCatalogue(ctx, "segment.edit", async (tx) => {
    const row = await getSegmentValue(tx, field, value);
    assertUnchanged({ kind: "segmentValue", id: value }, { seen, stored: row, wanted: { name } });
    await tx.update(segmentValues).set({ name }).where(eq(segmentValues.id, row.id));
    await recordAudit(tx, ctx, {
      verb: "segmentValue.update",
      subject: { kind: "segment", id: field },
      fields: ["name"],
      after: { valueId: row.id },
    });
  });
}
