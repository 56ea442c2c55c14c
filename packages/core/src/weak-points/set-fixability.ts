import { touchpoints } from "@heard/db/schema/journey";
import { touchpointFixability } from "@heard/db/schema/targets";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { SetFixabilityInput } from "./schema.ts";

/** Says how much of a touchpoint's gap can be closed, and why: nothing that is measured knows it. @throws DomainError forbidden, conflict `changed_meanwhile`, not_found, also for a touchpoint that the speaker does not see */
export async function setFixability(ctx: ServiceContext, input: SetFixabilityInput): Promise<void> {
  requirePermission(ctx, "fixability.set");
  const { touchpoint: key, fixability, reason, seen } = SetFixabilityInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const place = (await readCatalogue(tx)).touchpoints.get(key);
    if (!place || (ctx.touchpoints !== "*" && !ctx.touchpoints.includes(place.id))) throw notFound("touchpoint", key);
    // Also where nobody has said anything yet: whoever says it at the same time waits.
    await tx.select({ id: touchpoints.id }).from(touchpoints).where(eq(touchpoints.id, place.id)).for("no key update");
    const saidBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    const [before] = await tx
      .select()
      .from(touchpointFixability)
      .where(eq(touchpointFixability.touchpointId, place.id));
    const stored = { fixability: before?.fixability ?? null, reason: before?.reason ?? null };
    assertUnchanged({ kind: "touchpoint", id: key }, { seen, stored, wanted: { fixability, reason } });
    const said = { fixability, reason, saidBy, saidAt: ctx.now() };
    await tx
      .insert(touchpointFixability)
      .values({ orgId: ctx.organisation.id, touchpointId: place.id, ...said })
      .onConflictDoUpdate({ target: [touchpointFixability.orgId, touchpointFixability.touchpointId], set: said });
    await recordAudit(tx, ctx, {
      ...{ verb: "touchpoint.sayFixability", subject: { kind: "touchpoint", id: key } },
      before: { fixability: stored.fixability },
      after: { fixability },
    });
  });
}
