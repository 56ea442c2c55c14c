import { annotations } from "@heard/db/schema/verdicts";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertTheirs } from "./assert-theirs.ts";
import { AnnotationInput } from "./schema.ts";

/** Puts an annotation into the bin, for 30 days. Verdicts that were computed with it stay as they are. @throws DomainError not_found, forbidden */
export async function removeAnnotation(ctx: ServiceContext, input: AnnotationInput): Promise<void> {
  requirePermission(ctx, "annotation.edit");
  const { annotationId } = AnnotationInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [gone] = await tx
      .update(annotations)
      .set({ deletedAt: ctx.now() })
      .where(and(eq(annotations.id, annotationId), isNull(annotations.deletedAt)))
      .returning();
    if (!gone) throw notFound("annotation", annotationId);
    assertTheirs(ctx, gone.touchpointIds);
    await recordAudit(tx, ctx, { verb: "annotation.remove", subject: { kind: "annotation", id: annotationId } });
  });
}
