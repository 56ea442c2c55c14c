import { annotations } from "@heard/db/schema/verdicts";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { assertTheirs } from "./assert-theirs.ts";
import { findTouchpoints } from "./find-touchpoints.ts";
import { AddAnnotationInput } from "./schema.ts";

/** Writes down what else happened and may move scores. @throws DomainError forbidden, not_found for a touchpoint */
export async function addAnnotation(ctx: ServiceContext, input: AddAnnotationInput): Promise<{ annotationId: number }> {
  requirePermission(ctx, "annotation.edit");
  const { title, kind, from: fromOn, to: toOn, isExcluded, touchpoints } = AddAnnotationInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const madeBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    const touchpointIds = await findTouchpoints(tx, ctx, touchpoints);
    assertTheirs(ctx, touchpointIds);
    const values = { title, kind, fromOn, toOn, isExcluded, touchpointIds, madeBy, madeAt: ctx.now() };
    const [row] = await tx
      .insert(annotations)
      .values({ orgId: ctx.organisation.id, ...values })
      .returning();
    if (!row) throw new Error(`The annotation "${title}" was not stored`);
    await recordAudit(tx, ctx, {
      verb: "annotation.add",
      subject: { kind: "annotation", id: row.id },
      after: { kind, from: fromOn, to: toOn, isExcluded, touchpoints },
    });
    return { annotationId: row.id };
  });
}
