import { journeyStages } from "@heard/db/schema/journey";
import { assertNameFree, keyFromName } from "../catalogue/rules.ts";
import { freeKey } from "../catalogue/schema.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { editJourney } from "./edit.ts";
import { CreateStageInput } from "./schema.ts";

/** Adds a stage at the end of the journey. @throws DomainError conflict when the key or the look of the name is taken */
export async function createStage(
  ctx: ServiceContext,
  input: CreateStageInput,
): Promise<{ key: string; version: number }> {
  const { name, definition, key: wanted } = CreateStageInput.parse(input);
  return editJourney(ctx, async (tx, { stages }) => {
    const taken = new Set(stages.map(({ key }) => key));
    if (wanted !== undefined && taken.has(wanted)) throw alreadyExists("stage", wanted);
    assertNameFree(name, stages);
    const key = wanted ?? freeKey(keyFromName(name.en), taken, "stage");
    const position = Math.max(-1, ...stages.map((stage) => stage.position)) + 1;
    await tx.insert(journeyStages).values({ orgId: ctx.organisation.id, key, name, definition, position });
    return { verb: "stage.create", subject: { kind: "stage", id: key }, after: { name, definition } };
  });
}
