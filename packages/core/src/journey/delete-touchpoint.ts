import { touchpoints } from "@heard/db/schema/journey";
import { listeningPaths } from "@heard/db/schema/listening-paths";
import { eq, sql } from "drizzle-orm";
import { assertUnanswered, putIntoBin } from "../bin/put.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnasked } from "../surveys/assert-unasked.ts";
import { assertUnused } from "./assert-unused.ts";
import { editJourney } from "./edit.ts";
import { touchpointOf } from "./queries.ts";
import { TouchpointInput } from "./schema.ts";

/** Puts a touchpoint that nothing was answered at into the bin. @throws DomainError not_found, invalid_state `has_answers`, `asked_by_survey`, `touchpoint_in_use` */
export async function deleteTouchpoint(ctx: ServiceContext, input: TouchpointInput): Promise<{ itemId: number }> {
  const { key } = TouchpointInput.parse(input);
  let binned = { itemId: 0 };
  // Whole, for somebody who sees some touchpoints only would find answers of those only.
  await editJourney({ ...ctx, touchpoints: "*" }, async (tx, catalogue) => {
    const { id, name, stageId, position, archivedAt } = touchpointOf(catalogue, key);
    const places = (["responses", "scores", "comments"] as const).map(
      (table) => sql`select from ${sql.raw(table)} where org_id = ${ctx.organisation.id} and touchpoint_id = ${id}`,
    );
    await assertUnasked(tx, "touchpoint", key);
    await assertUnused(tx, { id, key });
    await assertUnanswered(tx, { what: "touchpoint", key, places });
    const stage = catalogue.stages.find((one) => one.id === stageId)?.key ?? null;
    const sourceKeys = new Map([...catalogue.sources.values()].map((source) => [source.id, source.key]));
    // Those of sources in the bin as well: both can come back.
    const registered = await tx.select().from(listeningPaths).where(eq(listeningPaths.touchpointId, id));
    const paths = registered.map(({ sourceId, quietDays }) => ({ source: sourceKeys.get(sourceId) ?? "", quietDays }));
    const content = { stage, position, isArchived: archivedAt !== null, paths };
    binned = await putIntoBin(tx, ctx, { kind: "touchpoint", key, name, content });
    await tx.delete(touchpoints).where(eq(touchpoints.id, id));
    return { verb: "touchpoint.delete", subject: { kind: "touchpoint", id: key }, after: binned };
  });
  return binned;
}
