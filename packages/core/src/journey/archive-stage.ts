import { journeyStages } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { editJourney } from "./edit.ts";
import { stageOf } from "./queries.ts";
import { assertStageEmpty } from "./rules.ts";
import { StageInput } from "./schema.ts";

/** Puts an empty stage away. Reports by an earlier version of the journey keep it. @throws DomainError invalid_state `stage_in_use`, not_found */
export async function archiveStage(ctx: ServiceContext, input: StageInput): Promise<{ key: string; version: number }> {
  const { key } = StageInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const stage = stageOf(catalogue, key);
    if (stage.archivedAt) throw invalidState("stage", "archived", key);
    assertStageEmpty(stage, [...catalogue.touchpoints.values()]);
    await tx.update(journeyStages).set({ archivedAt: ctx.now() }).where(eq(journeyStages.id, stage.id));
    return { verb: "stage.archive", subject: { kind: "stage", id: key } };
  });
}
