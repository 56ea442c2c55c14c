import { segmentFields } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { readStandingOfSegment, type Standing } from "../journey/read-standing.ts";
import { getSegmentField } from "./queries.ts";
import { SegmentFieldInput } from "./schema.ts";

/** Puts a segment field away: it takes no new values and leaves the screens; its answers stay. Says what goes on with it all the same. @throws DomainError not_found, invalid_state */
export async function archiveSegmentField(
  ctx: ServiceContext,
  input: SegmentFieldInput,
): Promise<{ standing: Standing }> {
  const { key } = SegmentFieldInput.parse(input);
  return editCatalogue(ctx, "segment.edit", async (tx) => {
    const field = await getSegmentField(tx, key);
    if (field.archivedAt) throw invalidState("segment", "archived", key);
    await tx.update(segmentFields).set({ archivedAt: ctx.now() }).where(eq(segmentFields.id, field.id));
    await recordAudit(tx, ctx, { verb: "segment.archive", subject: { kind: "segment", id: key } });
    return { standing: await readStandingOfSegment(tx, key) };
  });
}
