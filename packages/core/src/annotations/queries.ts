import type { Transaction } from "@heard/db";
import { type AnnotationKind, annotations } from "@heard/db/schema/verdicts";
import { and, desc, eq, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";

export type Annotation = {
  id: number;
  title: string;
  kind: AnnotationKind;
  from: string;
  to: string;
  isExcluded: boolean;
};

/** What else happened, the newest first. */
export async function listAnnotations(ctx: ServiceContext): Promise<Annotation[]> {
  requirePermission(ctx, "measure.read");
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(annotations)
      .where(isNull(annotations.deletedAt))
      .orderBy(desc(annotations.fromOn), desc(annotations.id));
    return rows.map(({ id, title, kind, fromOn, toOn, isExcluded }) => ({
      ...{ id, title, kind, from: fromOn, to: toOn, isExcluded },
    }));
  });
}

/** The windows whose days are left out of verdicts. */
export async function readExclusionWindows(tx: Transaction): Promise<{ from: string; to: string; title: string }[]> {
  const { fromOn: from, toOn: to, title } = annotations;
  return tx
    .select({ from, to, title })
    .from(annotations)
    .where(and(eq(annotations.isExcluded, true), isNull(annotations.deletedAt)))
    .orderBy(annotations.fromOn, annotations.id);
}
