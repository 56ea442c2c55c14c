import { journeyStages } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { editJourney } from "./edit.ts";
import { stageOf } from "./queries.ts";
import { StageInput } from "./schema.ts";

/** Brings a stage back, at the end of the journey. @throws DomainError not_found, invalid_state */
export async function restoreStage(ctx: ServiceContext, input: StageInput): Promise<{ key: string; version: number }> {
  const { key } = StageInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const stage = stageOf(catalogue, key);
    if (!stage.archivedAt) throw invalidState("stage", "in use", key);
    const position = Math.max(-1, ...catalogue.stages.map((one) => one.position)) + 1;
    await tx.update(journeyStages).set({ archivedAt: null, position }).where(eq(journeyStages.id, stage.id));
    return { verb: "stage.restore", subject: { kind: "stage", id: key } };
  });
}
