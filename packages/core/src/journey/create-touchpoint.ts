import { touchpoints } from "@heard/db/schema/journey";
import { assertNameFree, keyFromName } from "../catalogue/rules.ts";
import { freeKey } from "../catalogue/schema.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { editJourney } from "./edit.ts";
import { usedStage } from "./queries.ts";
import { CreateTouchpointInput } from "./schema.ts";

/** Adds a touchpoint at the end of a stage, or outside all stages. @throws DomainError conflict when the key or the look of the name is taken, not_found */
export async function createTouchpoint(
  ctx: ServiceContext,
  input: CreateTouchpointInput,
): Promise<{ key: string; version: number }> {
  const { name, stage, key: wanted } = CreateTouchpointInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const known = catalogue.touchpoints;
    if (wanted !== undefined && known.has(wanted)) throw alreadyExists("touchpoint", wanted);
    assertNameFree(name, known.values());
    const key = wanted ?? freeKey(keyFromName(name.en), new Set(known.keys()), "touchpoint");
    const stageId = stage === null ? null : usedStage(catalogue, stage).id;
    const position = Math.max(-1, ...[...known.values()].map((one) => one.position)) + 1;
    await tx
      .insert(touchpoints)
      .values({ orgId: ctx.organisation.id, key, name, stageId, position, createdAt: ctx.now() });
    return { verb: "touchpoint.create", subject: { kind: "touchpoint", id: key }, after: { name, stage } };
  });
}
