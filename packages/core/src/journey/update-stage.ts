import { journeyStages } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { editJourney } from "./edit.ts";
import { stageOf } from "./queries.ts";
import { UpdateStageInput } from "./schema.ts";

/** Renames or redefines a stage. @throws DomainError not_found */
export async function updateStage(
  ctx: ServiceContext,
  input: UpdateStageInput,
): Promise<{ key: string; version: number }> {
  const { key, ...changes } = UpdateStageInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const stage = stageOf(catalogue, key);
    const fields = Object.keys(changes);
    if (fields.length > 0) await tx.update(journeyStages).set(changes).where(eq(journeyStages.id, stage.id));
    const { name, definition } = stage;
    return {
      verb: "stage.update",
      subject: { kind: "stage", id: key },
      fields,
      before: { name, definition },
      after: { name, definition, ...changes },
    };
  });
}
