import { segmentFields } from "@heard/db/schema/sources";
import { eq, ne } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { assertNameFree } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnchanged } from "../seen.ts";
import { getSegmentField } from "./queries.ts";
import { UpdateSegmentFieldInput } from "./schema.ts";

/** Renames a segment field; its key stays. @throws DomainError not_found, conflict */
export async function updateSegmentField(ctx: ServiceContext, input: UpdateSegmentFieldInput): Promise<void> {
  const { key, name, seen } = UpdateSegmentFieldInput.parse(input);
  await editCatalogue(ctx, "segment.edit", async (tx) => {
    const field = await getSegmentField(tx, key);
    assertUnchanged({ kind: "segment", id: key }, { seen, stored: field, wanted: { name } });
    assertNameFree(name, await tx.select().from(segmentFields).where(ne(segmentFields.id, field.id)), field);
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
