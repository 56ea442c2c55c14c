import type { Random } from "../../src/index.ts";
import { boundFigure, type Figure, publishedFigure } from "./figures.ts";
import { judgePlans, type Shares } from "./judge-plans.ts";
import { type PublishedRow, publishedRows } from "./published-rows.ts";
import type { World } from "./world.ts";

/** A row of the reference as this package finds it. */
export type MeasuredRow = {
  readonly row: PublishedRow;
  readonly shares: Shares;
  /** What the product promises whatever the reference printed. */
  readonly bounds: readonly Figure[];
  /** The product's figures beside the reference's, in the order of the columns; then those of plain difference-in-differences. */
  readonly product: readonly Figure[];
  readonly contrast: readonly Figure[];
};

const mostFalselyImproved = 0.025;
const coverageReach = [0.935, 0.965] as const;
const leastNotComparable = 0.9;

/** Judges the plans of every row. */
export function measureRows(plans: number, random: Random, report: (row: MeasuredRow) => void): MeasuredRow[] {
  return publishedRows.map((row) => {
    const measured = measureRow(row, plans, random);
    report(measured);
    return measured;
  });
}

function measureRow(row: PublishedRow, plans: number, random: Random): MeasuredRow {
  const shares = judgePlans(row.world, plans, random);
  const beside = (column: keyof Shares & keyof PublishedRow) => {
    const published = row[column];
    return typeof published === "number"
      ? [publishedFigure(`${row.name}: ${column}`, shares[column], published, plans)]
      : [];
  };
  return {
    row,
    shares,
    bounds: boundsOf(row, shares, plans),
    product: (["improved", "worsened", "notComparable", "coverage"] as const).flatMap(beside),
    contrast: (["didImproved", "didCoverage"] as const).flatMap(beside),
  };
}

function boundsOf({ name, world }: PublishedRow, shares: Shares, plans: number): Figure[] {
  const [low, high] = coverageReach;
  const bounds = [boundFigure(`${name}: improved`, shares.improved, { plans, atMost: mostFalselyImproved })];
  if (isCoveragePromised(world))
    bounds.push(boundFigure(`${name}: coverage`, shares.coverage, { plans, atLeast: low, atMost: high }));
  if (world.planTrend >= 1)
    bounds.push(boundFigure(`${name}: not comparable`, shares.notComparable, { plans, atLeast: leastNotComparable }));
  return bounds;
}

/** 95 ± 1.5 % of firm claims, where nothing was selected and months do not remember each other. */
function isCoveragePromised({ hasTrigger, memory, walk, step, baselinePeriods }: World): boolean {
  return !hasTrigger && memory === 0 && walk === 0 && step === 0 && baselinePeriods >= 20;
}
