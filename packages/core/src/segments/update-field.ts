import { segmentFields } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { getSegmentField } from "./queries.ts";
import { UpdateSegmentFieldInput } from "./schema.ts";

/** Renames a segment field; its key stays. @throws DomainError not_found */
export async function updateSegmentField(ctx: ServiceContext, input: UpdateSegmentFieldInput): Promise<void> {
  const { key, name } = UpdateSegmentFieldInput.parse(input);
  await editCatalogue(ctx, "segment.edit", async (tx) => {
    const field = await getSegmentField(tx, key);
    await tx.update(segmentFields).set({ name }).where(eq(segmentFields.id, field.id));
    await recordAudit(tx, ctx, {
      verb: "segment.update",
      subject: { kind: "segment", id: key },
      fields: ["name"],
      before: { name: field.name },
      after: { name },
    });
  });
}
