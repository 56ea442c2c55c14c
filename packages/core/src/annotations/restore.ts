import { annotations } from "@heard/db/schema/verdicts";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertTheirs } from "./assert-theirs.ts";
import { AnnotationInput } from "./schema.ts";

/** Takes an annotation out of the bin, as it was. @throws DomainError not_found, also when it was purged; invalid_state, forbidden */
export async function restoreAnnotation(ctx: ServiceContext, input: AnnotationInput): Promise<void> {
  requirePermission(ctx, "annotation.edit");
  const { annotationId } = AnnotationInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(annotations).where(eq(annotations.id, annotationId)).for("update");
    if (!row) throw notFound("annotation", annotationId);
    assertTheirs(ctx, row.touchpointIds);
    if (!row.deletedAt) throw invalidState("annotation", "in use");
    await tx.update(annotations).set({ deletedAt: null }).where(eq(annotations.id, annotationId));
    await recordAudit(tx, ctx, { verb: "annotation.restore", subject: { kind: "annotation", id: annotationId } });
  });
}
