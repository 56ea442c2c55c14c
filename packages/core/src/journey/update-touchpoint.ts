import { touchpoints } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { editJourney } from "./edit.ts";
import { touchpointOf } from "./queries.ts";
import { UpdateTouchpointInput } from "./schema.ts";

/** Renames a touchpoint; its key stays. @throws DomainError not_found */
export async function updateTouchpoint(
  ctx: ServiceContext,
  input: UpdateTouchpointInput,
): Promise<{ key: string; version: number }> {
  const { key, name } = UpdateTouchpointInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const touchpoint = touchpointOf(catalogue, key);
    await tx.update(touchpoints).set({ name }).where(eq(touchpoints.id, touchpoint.id));
    return {
      verb: "touchpoint.update",
      subject: { kind: "touchpoint", id: key },
      fields: ["name"],
      before: { name: touchpoint.name },
      after: { name },
    };
  });
}
