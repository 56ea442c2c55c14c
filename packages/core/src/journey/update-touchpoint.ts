import { touchpoints } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import { assertNameFree } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnchanged } from "../seen.ts";
import { editJourney } from "./edit.ts";
import { touchpointOf } from "./queries.ts";
import { UpdateTouchpointInput } from "./schema.ts";

/** Renames a touchpoint; its key stays. @throws DomainError not_found, conflict */
export async function updateTouchpoint(
  ctx: ServiceContext,
  input: UpdateTouchpointInput,
): Promise<{ key: string; version: number }> {
  const { key, name, seen } = UpdateTouchpointInput.parse(input);
  return editJourney(ctx, async (tx, catalogue) => {
    const touchpoint = touchpointOf(catalogue, key);
    assertUnchanged({ kind: "touchpoint", id: key }, { seen, stored: touchpoint, wanted: { name } });
    assertNameFree(name, catalogue.touchpoints.values(), touchpoint);
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
