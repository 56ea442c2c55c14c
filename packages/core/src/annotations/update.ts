import { annotations } from "@heard/db/schema/verdicts";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { assertTheirs } from "./assert-theirs.ts";
import { findTouchpoints } from "./find-touchpoints.ts";
import { contentOf } from "./queries.ts";
import { UpdateAnnotationInput } from "./schema.ts";

/**
 * Corrects what is written of something that happened. What plans were agreed with before keeps the days of then.
 * @throws DomainError not_found, conflict when somebody else has changed the same meanwhile, forbidden
 */
export async function updateAnnotation(ctx: ServiceContext, input: UpdateAnnotationInput): Promise<void> {
  requirePermission(ctx, "annotation.edit");
  const { annotationId: id, seen, ...wanted } = UpdateAnnotationInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(annotations)
      .where(and(eq(annotations.id, id), isNull(annotations.deletedAt)))
      .for("update");
    if (!row) throw notFound("annotation", id);
    assertTheirs(ctx, row.touchpointIds);
    const before = contentOf(row, await readCatalogue(tx));
    assertUnchanged({ kind: "annotation", id }, { seen, stored: before, wanted });
    const touchpointIds = await findTouchpoints(tx, ctx, wanted.touchpoints);
    assertTheirs(ctx, touchpointIds);
    const { from: fromOn, to: toOn, title, kind, isExcluded } = wanted;
    await tx
      .update(annotations)
      .set({ title, kind, fromOn, toOn, isExcluded, touchpointIds })
      .where(eq(annotations.id, id));
    const said = ({ kind, from, to, isExcluded, touchpoints }: typeof before) => ({
      kind,
      from,
      to,
      isExcluded,
      touchpoints,
    });
    await recordAudit(tx, ctx, {
      ...{ verb: "annotation.update", subject: { kind: "annotation", id } },
      ...{ before: said(before), after: said(wanted) },
    });
  });
}
