import { segmentFields } from "@heard/db/schema/sources";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { assertNameFree, keyFromName } from "../catalogue/rules.ts";
import { freeKey } from "../catalogue/schema.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { freeSlot } from "./rules.ts";
import { CreateSegmentFieldInput } from "./schema.ts";

/** Declares a segment field: six at most, for every answer is counted under each. @throws DomainError limit_exceeded, conflict */
export async function createSegmentField(
  ctx: ServiceContext,
  input: CreateSegmentFieldInput,
): Promise<{ key: string }> {
  const { name, key: wanted } = CreateSegmentFieldInput.parse(input);
  return editCatalogue(ctx, "segment.edit", async (tx) => {
    const known = await tx.select().from(segmentFields);
    const taken = new Set(known.map(({ key }) => key));
    if (wanted !== undefined && taken.has(wanted)) throw alreadyExists("segment", wanted);
    assertNameFree(name, known);
    const key = wanted ?? freeKey(keyFromName(name.en), taken, "segment");
    const slot = freeSlot(known.map((field) => field.slot));
    await tx.insert(segmentFields).values({ orgId: ctx.organisation.id, key, name, slot, createdAt: ctx.now() });
    await recordAudit(tx, ctx, {
      verb: "segment.create",
      subject: { kind: "segment", id: key },
      after: { name, slot },
    });
    return { key };
  });
}
