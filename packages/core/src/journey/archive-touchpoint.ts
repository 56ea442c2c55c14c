import { touchpoints } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { editJourneyTelling } from "./edit.ts";
import { touchpointOf } from "./queries.ts";
import { readStandingOf, type Standing } from "./read-standing.ts";
import { TouchpointInput } from "./schema.ts";

/** Puts a touchpoint away: it takes no new answers; those that it has stay, and stay in every number. Says what goes on there all the same. @throws DomainError not_found, invalid_state */
export async function archiveTouchpoint(
  ctx: ServiceContext,
  input: TouchpointInput,
): Promise<{ key: string; version: number; standing: Standing }> {
  const { key } = TouchpointInput.parse(input);
  const { told: standing, ...edited } = await editJourneyTelling(ctx, async (tx, catalogue) => {
    const touchpoint = touchpointOf(catalogue, key);
    if (touchpoint.archivedAt) throw invalidState("touchpoint", "archived", key);
    await tx.update(touchpoints).set({ archivedAt: ctx.now() }).where(eq(touchpoints.id, touchpoint.id));
    return {
      audit: { verb: "touchpoint.archive", subject: { kind: "touchpoint", id: key } },
      told: await readStandingOf(tx, touchpoint),
    };
  });
  return { ...edited, standing };
}
