import { journeyStages } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import { movedTo } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { editJourney } from "./edit.ts";
import { stageOf } from "./queries.ts";
import { MoveStageInput } from "./schema.ts";

/** Puts a stage at another place of the journey. @throws DomainError not_found */
export async function moveStage(ctx: ServiceContext, input: MoveStageInput): Promise<{ key: string; version: number }> {
  const { key, to } = MoveStageInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const stage = stageOf(catalogue, key);
    const inUse = catalogue.stages.filter(({ archivedAt }) => archivedAt === null);
    const from = inUse.indexOf(stage);
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
