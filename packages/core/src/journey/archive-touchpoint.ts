import { touchpoints } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { editJourney } from "./edit.ts";
import { touchpointOf } from "./queries.ts";
import { TouchpointInput } from "./schema.ts";

/** Puts a touchpoint away: it takes no new answers; those that it has stay, and stay in every number. @throws DomainError not_found, invalid_state */
export async function archiveTouchpoint(
  ctx: ServiceContext,
  input: TouchpointInput,
): Promise<{ key: string; version: number }> {
  const { key } = TouchpointInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const touchpoint = touchpointOf(catalogue, key);
    if (touchpoint.archivedAt) throw invalidState("touchpoint", "archived", key);
    await tx.update(touchpoints).set({ archivedAt: ctx.now() }).where(eq(touchpoints.id, touchpoint.id));
    return { verb: "touchpoint.archive", subject: { kind: "touchpoint", id: key } };
  });
}
