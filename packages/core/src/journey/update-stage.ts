import { journeyStages } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import { assertNameFree } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnchanged } from "../seen.ts";
import { editJourney } from "./edit.ts";
import { stageOf } from "./queries.ts";
import { UpdateStageInput } from "./schema.ts";

/** Renames or redefines a stage. @throws DomainError not_found, conflict */
export async function updateStage(
  ctx: ServiceContext,
  input: UpdateStageInput,
): Promise<{ key: string; version: number }> {
  const { key, seen, ...changes } = UpdateStageInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const stage = stageOf(catalogue, key);
    assertUnchanged({ kind: "stage", id: key }, { seen, stored: stage, wanted: changes });
    if (changes.name) assertNameFree(changes.name, catalogue.stages, stage);
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
