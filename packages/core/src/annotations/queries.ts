import type { Transaction } from "@heard/db";
import type { PlanGoal } from "@heard/db/schema/improvement-plans";
import { type AnnotationKind, annotations } from "@heard/db/schema/verdicts";
import { and, desc, eq, isNull } from "drizzle-orm";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { concernsGoal } from "./rules.ts";

export type AnnotationContent = {
  title: string;
  kind: AnnotationKind;
  from: string;
  to: string;
  /** Keys of where it happened; none: everywhere. */
  touchpoints: string[];
  isExcluded: boolean;
};
export type Annotation = AnnotationContent & { id: number };
type Row = typeof annotations.$inferSelect;

/** What else happened, the newest first. Who sees some touchpoints only hears of what happened there, and of what happened everywhere. */
export async function listAnnotations(ctx: ServiceContext): Promise<Annotation[]> {
  requirePermission(ctx, "measure.read");
  const { touchpoints: open } = ctx;
  return inTenant(ctx, async (tx) => {
    const catalogue = await readCatalogue(tx);
    const rows = await tx
      .select()
      .from(annotations)
      .where(isNull(annotations.deletedAt))
      .orderBy(desc(annotations.fromOn), desc(annotations.id));
    return rows
      .filter(
        (row) => open === "*" || row.touchpointIds.length === 0 || row.touchpointIds.some((id) => open.includes(id)),
      )
      .map((row) => ({ id: row.id, ...contentOf(row, catalogue, open) }));
  });
}

/** As it is asked for and told, with the places that the reader sees. */
export function contentOf(
  { title, kind, fromOn: from, toOn: to, isExcluded, touchpointIds }: Row,
  { touchpoints }: Catalogue,
  open: ServiceContext["touchpoints"] = "*",
): AnnotationContent {
  const seen = [...touchpoints.values()].filter(
    ({ id }) => touchpointIds.includes(id) && (open === "*" || open.includes(id)),
  );
  return { title, kind, from, to, isExcluded, touchpoints: seen.map(({ key }) => key) };
}

/** The windows whose days are left out of the verdict on a goal: those of what happened everywhere, and of what happened where the goal and its comparison look. */
export async function readExclusionWindows(
  tx: Transaction,
  goal: PlanGoal,
  comparisonUnits: readonly string[] | null,
): Promise<{ from: string; to: string; title: string }[]> {
  const catalogue = await readCatalogue(tx);
  const rows = await tx
    .select()
    .from(annotations)
    .where(and(eq(annotations.isExcluded, true), isNull(annotations.deletedAt)))
    .orderBy(annotations.fromOn, annotations.id);
  return (
    rows
      .map((row) => ({ ...contentOf(row, catalogue), isEverywhere: row.touchpointIds.length === 0 }))
      // What happened at touchpoints that are gone happened nowhere that is looked at, not everywhere.
      .filter(({ touchpoints, isEverywhere }) => isEverywhere || touchpoints.length > 0)
      .filter(({ touchpoints }) => concernsGoal(touchpoints, goal, comparisonUnits))
      .map(({ from, to, title }) => ({ from, to, title }))
  );
}
