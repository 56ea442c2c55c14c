import { entryAt, sum } from "./vector.ts";

/** Answers of one cell in one period, with the variance of one answer; without answers its mean says nothing. */
export type CellPeriod = { readonly n: number; readonly mean: number; readonly variance: number };

/** A cell of the other dimensions inside a slice, such as a channel at a touchpoint, in the mode its answers came by. */
export type SplitCell = { readonly mode: string; readonly before: CellPeriod; readonly after: CellPeriod };

/** A part of a change, in the unit of the means. */
export type ChangePart = { readonly value: number; readonly se: number };

export type ChangeSplit = {
  readonly before: number;
  readonly after: number;
  readonly total: number;
  /** What the cells' own means changed. */
  readonly real: ChangePart;
  /** What the shift of answers between the cells of one mode changed. */
  readonly mix: ChangePart;
  /** What the shift between modes changed. */
  readonly mode: ChangePart;
  /** The largest part whose 95 % interval leaves 0; `null` when none does. */
  readonly headline: "real" | "mix" | "mode" | null;
  /** Every cell went one way and the total the other, because of who answered (Simpson's paradox). */
  readonly paradox: "everyGroupImproved" | "everyGroupWorsened" | null;
};

const fewestAnswers = 5;
const step = 1e-5;
const critical = 1.96;
const partNames = ["real", "mix", "mode"] as const;
/** Changes smaller than this are rounding. */
const nothing = 1e-12;

/**
 * A change split into what the cells themselves changed, what came of another mix of cells and what of another mix of modes; the three add up to the
 * change exactly. A cell that is in one period only has all its part in the mix. Standard errors by the delta method, its derivatives by central
 * differences. `null` when a period has no answers. Source: Kitagawa 1955 (midpoint), once between modes and once inside them.
 * @throws RangeError for a number of answers or a variance below 0
 * @example
 * splitChange([{ mode: "web", before: { n: 300, mean: 0.5, variance: 0.6 }, after: { n: 100, mean: 0.5, variance: 0.6 } }, { mode: "web", before: { n: 100, mean: 0.1, variance: 0.7 }, after: { n: 300, mean: 0.1, variance: 0.7 } }])?.mix.value.toFixed(2); // => "-0.20"
 */
export function splitChange(cells: readonly SplitCell[]): ChangeSplit | null {
  for (const { before, after } of cells) {
    for (const { n, variance } of [before, after]) {
      if (!(n >= 0 && variance >= 0)) throw new RangeError(`A cell has no ${n} answers with a variance of ${variance}`);
    }
  }
  const filled = cells.map(withBothMeans);
  const [before, after] = [sharesOf(filled, "before"), sharesOf(filled, "after")];
  if (!before || !after) return null;
  const modes = [...new Set(cells.map(({ mode }) => mode))].map((mode) =>
    cells.flatMap((cell, at) => (cell.mode === mode ? [at] : [])),
  );
  const values = partsOf(before, after, modes);
  const variances = [0, 0, 0];
  for (const period of [before, after]) {
    const derivatives = derivativesOf(period, () => partsOf(before, after, modes));
    for (const part of [0, 1, 2]) variances[part] = (variances[part] ?? 0) + varianceOf(period, derivatives, part);
  }
  const [real, mix, mode] = [0, 1, 2].map((part) => ({
    value: entryAt(values, part),
    se: Math.sqrt(entryAt(variances, part)),
  })) as [ChangePart, ChangePart, ChangePart];
  const total = meanOfPeriod(after) - meanOfPeriod(before);
  return {
    ...{ before: meanOfPeriod(before), after: meanOfPeriod(after), total, real, mix, mode },
    headline: headlineOf({ real, mix, mode }),
    paradox: paradoxOf(filled, total),
  };
}

/**
 * Joins cells with fewer than five answers in a period to the largest cell of their mode, so that no mean of a handful carries a part of a change.
 * @example
 * joinSmallCells([{ mode: "web", before: { n: 90, mean: 1, variance: 0 }, after: { n: 90, mean: 1, variance: 0 } }, { mode: "web", before: { n: 10, mean: 0, variance: 0 }, after: { n: 0, mean: 0, variance: 0 } }]).map(({ before }) => before.mean); // => [0.9]
 */
export function joinSmallCells(cells: readonly SplitCell[]): SplitCell[] {
  const size = ({ before, after }: SplitCell) => before.n + after.n;
  const isSmall = ({ before, after }: SplitCell) => Math.min(before.n, after.n) < fewestAnswers;
  return [...new Set(cells.map(({ mode }) => mode))].flatMap((mode) => {
    const [largest, ...others] = cells.filter((cell) => cell.mode === mode).toSorted((a, b) => size(b) - size(a));
    if (!largest) return [];
    const joined = [largest, ...others.filter(isSmall)];
    return [
      {
        mode,
        before: pooled(joined.map(({ before }) => before)),
        after: pooled(joined.map(({ after }) => after)),
      },
      ...others.filter((cell) => !isSmall(cell)),
    ];
  });
}

function pooled(periods: readonly CellPeriod[]): CellPeriod {
  const n = sum(periods.map((period) => period.n));
  if (n === 0) return { n, mean: 0, variance: 0 };
  const mean = sum(periods.map((period) => period.n * period.mean)) / n;
  return { n, mean, variance: sum(periods.map((one) => one.n * (one.variance + (one.mean - mean) ** 2))) / n };
}

/** A cell without answers in a period has the mean that it has in the other: it did not change. */
function withBothMeans({ mode, before, after }: SplitCell): SplitCell {
  return {
    mode,
    before: before.n > 0 ? before : { ...after, n: 0 },
    after: after.n > 0 ? after : { ...before, n: 0 },
  };
}

type Period = { readonly n: number; readonly p: number[]; readonly x: number[]; readonly v: readonly number[] };

function sharesOf(cells: readonly SplitCell[], period: "before" | "after"): Period | null {
  const n = sum(cells.map((cell) => cell[period].n));
  if (n === 0) return null;
  return {
    n,
    p: cells.map((cell) => cell[period].n / n),
    x: cells.map((cell) => cell[period].mean),
    v: cells.map((cell) => cell[period].variance),
  };
}

function meanOfPeriod({ p, x }: Period): number {
  return sum(p.map((share, cell) => share * entryAt(x, cell)));
}

/** Real, mix and mode of a change. */
function partsOf(before: Period, after: Period, modes: readonly (readonly number[])[]): [number, number, number] {
  let [real, mix, mode] = [0, 0, 0];
  for (const cells of modes) {
    const share = (period: Period) => sum(cells.map((cell) => entryAt(period.p, cell)));
    const [shareBefore, shareAfter] = [share(before), share(after)];
    // A mode in one period only has the shares and the mean that it has there.
    const within = (period: Period, own: number, cell: number) =>
      own > 0
        ? entryAt(period.p, cell) / own
        : entryAt(period === before ? after.p : before.p, cell) / (shareBefore + shareAfter);
    let [meanBefore, meanAfter, changed, shifted] = [0, 0, 0, 0];
    for (const cell of cells) {
      const [s0, s1] = [within(before, shareBefore, cell), within(after, shareAfter, cell)];
      const [x0, x1] = [entryAt(before.x, cell), entryAt(after.x, cell)];
      meanBefore += s0 * x0;
      meanAfter += s1 * x1;
      changed += ((s0 + s1) / 2) * (x1 - x0);
      shifted += (s1 - s0) * ((x0 + x1) / 2);
    }
    real += ((shareBefore + shareAfter) / 2) * changed;
    mix += ((shareBefore + shareAfter) / 2) * shifted;
    mode += (shareAfter - shareBefore) * ((meanBefore + meanAfter) / 2);
  }
  return [real, mix, mode];
}

type Parts = readonly [number, number, number];

/** ∂part/∂p and ∂part/∂x of every cell of a period. */
function derivativesOf({ p, x }: Period, parts: () => Parts): { byShare: Parts; byMean: Parts }[] {
  const slope = (values: number[], cell: number, by: number): Parts => {
    const held = entryAt(values, cell);
    values[cell] = held + by;
    const above = parts();
    values[cell] = held - by;
    const below = parts();
    values[cell] = held;
    return [0, 1, 2].map((part) => (entryAt(above, part) - entryAt(below, part)) / (2 * by)) as unknown as Parts;
  };
  return p.map((share, cell) => ({
    byShare: share > 0 ? slope(p, cell, step * share) : [0, 0, 0],
    byMean: share > 0 ? slope(x, cell, step) : [0, 0, 0],
  }));
}

function varianceOf({ n, p, v }: Period, derivatives: readonly { byShare: Parts; byMean: Parts }[], part: number) {
  const mean = sum(p.map((share, cell) => share * entryAt(entryAt(derivatives, cell).byShare, part)));
  let variance = 0;
  for (const [cell, share] of p.entries()) {
    if (share === 0) continue;
    const { byShare, byMean } = entryAt(derivatives, cell);
    variance += (share * (entryAt(byShare, part) - mean) ** 2) / n;
    variance += (entryAt(byMean, part) ** 2 * entryAt(v, cell)) / (share * n);
  }
  return variance;
}

function headlineOf(parts: Record<"real" | "mix" | "mode", ChangePart>): ChangeSplit["headline"] {
  const named = partNames.filter((name) => Math.abs(parts[name].value) > Math.max(nothing, critical * parts[name].se));
  return named.toSorted((a, b) => Math.abs(parts[b].value) - Math.abs(parts[a].value))[0] ?? null;
}

function paradoxOf(cells: readonly SplitCell[], total: number): ChangeSplit["paradox"] {
  const changes = cells.map(({ before, after }) => after.mean - before.mean);
  if (total < -nothing && changes.every((change) => change >= 0)) return "everyGroupImproved";
  if (total > nothing && changes.every((change) => change <= 0)) return "everyGroupWorsened";
  return null;
}
