import { journeyStages } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import { movedTo } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { assertUnchanged } from "../seen.ts";
import { editJourney } from "./edit.ts";
import { stageOf } from "./queries.ts";
import { MoveStageInput } from "./schema.ts";

/** Puts a stage at another place of the journey. @throws DomainError not_found, invalid_state, conflict `changed_meanwhile` where it no longer stands where it was seen */
export async function moveStage(ctx: ServiceContext, input: MoveStageInput): Promise<{ key: string; version: number }> {
  const { key, to, seen } = MoveStageInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const stage = stageOf(catalogue, key);
    if (stage.archivedAt) throw invalidState("stage", "archived", key);
    const inUse = catalogue.stages.filter(({ archivedAt }) => archivedAt === null);
    const from = inUse.indexOf(stage);
    assertUnchanged({ kind: "stage", id: key }, { seen, stored: { to: from }, wanted: { to } });
    for (const [position, { id }] of movedTo(inUse, stage, to).entries())
      await tx.update(journeyStages).set({ position }).where(eq(journeyStages.id, id));
    return {
      verb: "stage.move",
      subject: { kind: "stage", id: key },
      fields: ["position"],
      before: { position: from },
      after: { position: to },
    };
  });
}
