import { touchpoints } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import { movedTo } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { assertUnchanged } from "../seen.ts";
import { editJourney } from "./edit.ts";
import { touchpointOf, usedStage } from "./queries.ts";
import { MoveTouchpointInput } from "./schema.ts";

/**
 * Puts a touchpoint at another place, of its stage or of another one. No answer moves: from now on its answers are read under the new stage,
 * and reports by an earlier version of the journey under the old one.
 * @throws DomainError not_found; invalid_state for an archived one; conflict `changed_meanwhile` where it no longer stands where it was seen
 */
export async function moveTouchpoint(
  ctx: ServiceContext,
  input: MoveTouchpointInput,
): Promise<{ key: string; version: number }> {
  const { key, stage, to, seen } = MoveTouchpointInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const touchpoint = touchpointOf(catalogue, key);
    if (touchpoint.archivedAt) throw invalidState("touchpoint", "archived", key);
    const stageId = stage === null ? null : usedStage(catalogue, stage).id;
    const inStage = (id: number | null) =>
      [...catalogue.touchpoints.values()].filter((one) => one.stageId === id && one.archivedAt === null);
    const from = inStage(touchpoint.stageId).indexOf(touchpoint);
    const stageKey = catalogue.stages.find(({ id }) => id === touchpoint.stageId)?.key ?? null;
    const stored = { stage: stageKey, to: from };
    assertUnchanged({ kind: "touchpoint", id: key }, { seen, stored, wanted: { stage, to } });
    for (const [position, { id }] of movedTo(inStage(stageId), touchpoint, to).entries())
      await tx.update(touchpoints).set({ position, stageId }).where(eq(touchpoints.id, id));
    return {
      verb: "touchpoint.move",
      subject: { kind: "touchpoint", id: key },
      fields: stageKey === stage ? ["position"] : ["stage", "position"],
      before: { stage: stageKey, position: from },
      after: { stage, position: to },
    };
  });
}
