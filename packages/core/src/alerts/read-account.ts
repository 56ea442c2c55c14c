import type { Transaction } from "@heard/db";
import type { MetricRow } from "@heard/db/schema/metrics";
import { type AccountMeasure, allSlice, answerValues, type CountSet, type ScoreMethod } from "@heard/metrics";
import type { Catalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import type { Dimension } from "../measures/plan.ts";
import { readHistograms } from "../measures/read.ts";
import { addDays } from "../measures/rules.ts";
import { everyComment, measureIdOf } from "../readings/rules.ts";
import { readThemes } from "../themes/queries.ts";
import { oldestFollowedWeek } from "../themes/rules.ts";

/** The measures of an organisation by week and slice, and how any set of their answers is counted. */
export type Account = { measures: AccountMeasure[]; countSet: CountSet };

/** Answers that lie in the same slices, by week; weeks without any are not there. */
type Cell = { slices: ReadonlySet<string>; weeks: Map<number, number[]> };
type Weeks = { mondays: readonly string[]; newest: string };

const responses = 0;
/** Read in parts, so that three years of a large organisation are never in memory as rows. */
const weeksARead = 26;
/** A slice of fewer answers in all the weeks is too small to watch, whatever it does. */
const fewestInSlice = 240;

/** The complete weeks that are followed, from the first with an answer on: an organisation that begins is not one that grows. */
export async function readFollowedWeeks(tx: Transaction, ctx: ServiceContext, newest: string): Promise<string[]> {
  const { rows } = await readHistograms(tx, ctx.organisation.id, {
    ...{ measureIds: [responses], groups: [], bucket: "week", filters: new Map() },
    periods: [{ from: oldestFollowedWeek(newest), to: addDays(newest, 6) }],
  });
  const [first] = rows.flatMap(({ bucket }) => bucket ?? []).sort();
  const mondays: string[] = [];
  for (let monday = first; monday !== undefined && monday <= newest; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}

/** Everything that is followed: scores, how many answers there are and how many of them with a comment in every slice, themes in all answers. */
export async function readAccount(
  tx: Transaction,
  ctx: ServiceContext,
  { catalogue, weeks, muted }: { catalogue: Catalogue; weeks: Weeks; muted: ReadonlySet<string> },
): Promise<Account> {
  const dimensions = dimensionsOf(catalogue);
  const read = (measureId: number) => readCells(tx, ctx, measureId, dimensions, weeks);
  const cellsOf = new Map<string, readonly Cell[]>();
  const measures: AccountMeasure[] = [];
  const add = (measure: Omit<AccountMeasure, "slices">, cells: readonly Cell[]) => {
    const slices = slicesOf(cells, weeks.mondays.length, measure.values.length);
    for (const slice of slices.keys())
      if (slice !== allSlice && muted.has(`${measure.name}|${slice}`)) slices.delete(slice);
    if (!slices.has(allSlice) || muted.has(`${measure.name}|${allSlice}`)) return;
    cellsOf.set(measure.name, cells);
    measures.push({ ...measure, slices });
  };

  for (const { id, metric, scale } of catalogue.measures.values()) {
    if (metric.archivedAt) continue;
    const values = answerValues(metric.headlineMethod as ScoreMethod, scale);
    const cells = resized(await read(id), (counts) => values.map((_, bin) => counts[bin] ?? 0));
    add(
      { name: `score:${id}`, kind: "score", family: "scores", ...directionOf(metric, scale.direction), values },
      cells,
    );
  }
  const answers = resized(await read(responses), (counts) => [total(counts)]);
  add({ name: "volume", kind: "count", family: "volume", group: "volume", harm: "down", values: [1] }, answers);
  const said = await read(measureIdOf(everyComment));
  const share = { kind: "share", values: [0, 1] } as const;
  add({ ...share, name: "comments", family: "comments", group: "comments", harm: "down" }, sharesOf(answers, said));
  const everySaid = joined(said);
  for (const { id } of (await readThemes(tx)).filter(({ archivedAt }) => !archivedAt)) {
    const name = `theme:${id}`;
    const mentions = joined(await readCells(tx, ctx, measureIdOf(id), [], weeks));
    add({ ...share, name, family: "themes", group: name, harm: "up" }, sharesOf([everySaid], [mentions]));
  }
  return { measures, countSet: countSetOf(cellsOf) };
}

/** A mean of which less is better cannot share a direction with the others. */
function directionOf({ headlineMethod }: MetricRow, direction: string): Pick<AccountMeasure, "group" | "harm"> {
  const isTurned = direction === "lowerIsBetter" && headlineMethod === "mean";
  return isTurned ? { group: "scores turned", harm: "up" } : { group: "scores", harm: "down" };
}

const dimensionsOf = ({ segmentFields }: Catalogue): Dimension[] => [
  ...(["touchpoint", "channel", "mode", "language"] as const),
  ...[...segmentFields.values()].map(({ slot }) => `segment${slot}` as Dimension),
];

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

async function readCells(
  tx: Transaction,
  ctx: ServiceContext,
  measureId: number,
  groups: Dimension[],
  { mondays, newest }: Weeks,
): Promise<Cell[]> {
  const place = new Map(mondays.map((monday, at) => [monday, at]));
  const cells = new Map<string, Cell>();
  for (let first = 0; first < mondays.length; first += weeksARead) {
    const last = mondays[Math.min(first + weeksARead, mondays.length) - 1] ?? newest;
    const { rows } = await readHistograms(tx, ctx.organisation.id, {
      ...{ measureIds: [measureId], groups, bucket: "week", filters: new Map() },
      periods: [{ from: mondays[first] ?? newest, to: addDays(last, 6) }],
    });
    for (const { groups: ids, bucket, counts } of rows) {
      const name = ids.join("/");
      const slices = () => new Set(groups.flatMap((dimension, at) => (ids[at] ? [`${dimension}:${ids[at]}`] : [])));
      const cell = cells.get(name) ?? { slices: slices(), weeks: new Map() };
      const week = place.get(bucket ?? "");
      if (week !== undefined) cell.weeks.set(week, counts);
      cells.set(name, cell);
    }
  }
  return [...cells.values()];
}

const resized = (cells: readonly Cell[], to: (counts: number[]) => number[]): Cell[] =>
  cells.map(({ slices, weeks }) => ({
    slices,
    weeks: new Map([...weeks].map(([week, counts]) => [week, to(counts)])),
  }));

/** All cells as one without slices. */
function joined(cells: readonly Cell[]): Cell {
  const weeks = new Map<number, number[]>();
  for (const cell of cells)
    for (const [week, counts] of cell.weeks) weeks.set(week, [(weeks.get(week)?.[0] ?? 0) + total(counts)]);
  return { slices: new Set(), weeks };
}

/** Yes and no of answers: those that are among `some`, cell by cell. */
function sharesOf(all: readonly Cell[], some: readonly Cell[]): Cell[] {
  const nameOf = ({ slices }: Cell) => [...slices].join("/");
  const named = new Map(some.map((cell) => [nameOf(cell), cell]));
  return all.map((cell) => {
    const yes = named.get(nameOf(cell));
    const pairs = [...cell.weeks].map(([week, counts]): [number, number[]] => {
      const count = Math.min(total(counts), total(yes?.weeks.get(week) ?? []));
      return [week, [total(counts) - count, count]];
    });
    return { slices: cell.slices, weeks: new Map(pairs) };
  });
}

/** Every slice that is large enough, with all answers first: where several tell the same, the widest is named. */
function slicesOf(cells: readonly Cell[], weekCount: number, width: number): Map<string, number[][]> {
  const slices = new Map<string, number[][]>();
  const nothing = () => Array.from({ length: weekCount }, () => new Array<number>(width).fill(0));
  for (const cell of cells)
    for (const slice of [allSlice, ...cell.slices]) {
      const weeks = slices.get(slice) ?? nothing();
      for (const [week, counts] of cell.weeks) addTo(weeks[week], counts);
      slices.set(slice, weeks);
    }
  for (const [slice, weeks] of slices)
    if (weeks.reduce((sum, counts) => sum + total(counts), 0) < fewestInSlice) slices.delete(slice);
  return slices;
}

function addTo(sums: number[] | undefined, counts: readonly number[]): void {
  if (sums) for (const [at, count] of counts.entries()) sums[at] = (sums[at] ?? 0) + count;
}

function countSetOf(cellsOf: ReadonlyMap<string, readonly Cell[]>): CountSet {
  return (measure, { inside, outside = [], anyOf }, from, end) => {
    const cells = cellsOf.get(measure) ?? [];
    const width = cells[0]?.weeks.values().next().value?.length ?? 0;
    const weeks = Array.from({ length: end - from }, () => new Array<number>(width).fill(0));
    for (const cell of cells) {
      const has = (slice: string) => slice === allSlice || cell.slices.has(slice);
      if (!inside.every(has) || outside.some(has) || (anyOf && !anyOf.some(has))) continue;
      for (let week = from; week < end; week += 1) {
        const counts = cell.weeks.get(week);
        if (counts) addTo(weeks[week - from], counts);
      }
    }
    return weeks;
  };
}
