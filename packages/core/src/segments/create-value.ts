import { segmentValues } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists, DomainError, invalidState } from "../errors.ts";
import { lookOf } from "../look.ts";
import { getSegmentField } from "./queries.ts";
import { assertRoomForValue } from "./rules.ts";
import { CreateSegmentValueInput } from "./schema.ts";

/** Adds a value before any response brings it. @throws DomainError limit_exceeded beyond 200, conflict, invalid_state, not_found */
export async function createSegmentValue(ctx: ServiceContext, input: CreateSegmentValueInput): Promise<void> {
  const { field: key, value, name } = CreateSegmentValueInput.parse(input);
  await editCatalogue(ctx, "segment.edit", async (tx) => {
    const field = await getSegmentField(tx, key);
    if (field.archivedAt) throw invalidState("segment", "archived", key);
    const known = await tx.select().from(segmentValues).where(eq(segmentValues.fieldId, field.id));
    if (known.some((row) => row.value === value)) throw alreadyExists("segment value", value);
    const twin = known.find((row) => lookOf(row.value) === lookOf(value));
    if (twin) throw new DomainError("conflict", "name_taken", { name: value, other: twin.value });
    assertRoomForValue(key, known.length);
    const [row] = await tx
      .insert(segmentValues)
      .values({ orgId: ctx.organisation.id, fieldId: field.id, value, name })
      .returning({ id: segmentValues.id });
    await recordAudit(tx, ctx, {
      verb: "segmentValue.create",
      subject: { kind: "segment", id: key },
      after: { valueId: row?.id ?? null },
    });
  });
}
