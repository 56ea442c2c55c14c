import { touchpoints } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { editJourney } from "./edit.ts";
import { touchpointOf } from "./queries.ts";
import { TouchpointInput } from "./schema.ts";

/** Brings a touchpoint back to its stage, or outside all stages when that one is archived. @throws DomainError not_found, invalid_state */
export async function restoreTouchpoint(
  ctx: ServiceContext,
  input: TouchpointInput,
): Promise<{ key: string; version: number }> {
  const { key } = TouchpointInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const touchpoint = touchpointOf(catalogue, key);
    if (!touchpoint.archivedAt) throw invalidState("touchpoint", "in use", key);
    const stage = catalogue.stages.find(({ id }) => id === touchpoint.stageId);
    const stageId = stage && stage.archivedAt === null ? stage.id : null;
    await tx.update(touchpoints).set({ archivedAt: null, stageId }).where(eq(touchpoints.id, touchpoint.id));
    return { verb: "touchpoint.restore", subject: { kind: "touchpoint", id: key } };
  });
}
