import { type Dispersion, type ScoreOptions, scoreSums, type WeekCounts } from "./baseline-score.ts";
import { confirmAlarm } from "./confirm.ts";
import { type DayWatch, startDayWatch } from "./day-watch.ts";
import type { AnswerSet, Look } from "./explain.ts";
import { countWithout, type Fault, weeksWithout, withFault } from "./fault.ts";
import { stateOf } from "./follow.ts";
import { type Follower, startFollower } from "./follower.ts";
import { alarmLimits } from "./limits.ts";
import { joinWeeks, smallestPoint, smallestSharePoint } from "./point.ts";
import { yearlySeason } from "./season.ts";
import { type AccountMeasure, allSlice, type Candidate, type CountSet, type Unrest, type Watch } from "./watch.ts";
import { type Sums, sumsOfWeeks, tableOfWeeks, type WeekTable } from "./week-table.ts";

type Series = {
  readonly slice: string;
  /** Without the answers that are known to be wrong. */
  weeks: readonly WeekCounts[];
  readonly isSmall: readonly boolean[];
  readonly follower: Follower;
  readonly days: DayWatch | null;
  table: WeekTable;
  dispersion: Dispersion;
};

const dispersionWeeks = 104;
const newestLeftOut = 4;
/** The time of the year and the days of the week change slowly. */
const seasonEvery = 12;
const noSeason = () => 0;

/**
 * A measure of scores or shares under watch. Its weeks are all known, but what is found of one does not depend on later ones.
 * @throws RangeError for a measure without the slice of all answers
 */
export function watchMeasure(measure: AccountMeasure, countSet: CountSet): Watch {
  const { values, harm, name } = measure;
  const whole = measure.slices.get(allSlice);
  if (!whole) throw new RangeError(`${name} has no slice of all answers`);
  let wholeTable = tableOfWeeks(whole, values);
  const reference = (week: number) => wholeTable.sums(0, week + 1).counts;
  const series = new Map(
    [...measure.slices].map(([slice, weeks]) => [slice, startSeries(measure, { slice, weeks }, wholeTable)]),
  );
  const all = [...series.values()];
  const seriesOf = (slice: string): Series => {
    const found = series.get(slice);
    if (!found) throw new RangeError(`${name} has no slice ${slice}`);
    return found;
  };
  let season: (week: number) => number = noSeason;
  /** Where changes of all answers last. */
  const levelsFrom: number[] = [];
  let faults: readonly Fault[] = [];
  const countKnown = countWithout(countSet, () => faults);
  const optionsOf = ({ dispersion }: Series, week: number): ScoreOptions => ({
    values,
    reference: reference(week),
    ...dispersion,
  });

  function learnSeason(week: number): void {
    const found = yearlySeason(seriesOf(allSlice).weeks.slice(0, week), values, levelsFrom);
    if (!found && season === noSeason) return;
    season = found ?? noSeason;
    for (const one of all) one.table = tableOfWeeks(one.weeks, values, season);
  }

  function leaveOut(fault: Fault): void {
    if (measure.days) throw new RangeError(`${name} is followed by days, of which weeks cannot be left out`);
    faults = withFault(faults, fault);
    const count = (set: AnswerSet, week: number) => countSet(name, set, week, week + 1)[0] ?? [];
    for (const one of all) {
      one.weeks = weeksWithout(measure.slices.get(one.slice) ?? [], { slice: one.slice, faults, count });
      one.table = tableOfWeeks(one.weeks, values, season);
    }
    wholeTable = tableOfWeeks(seriesOf(allSlice).weeks, values);
  }

  return {
    measure,
    leaveOut,
    scoreIn: (slice, week) => {
      const point = series.get(slice)?.follower.points.at(-1);
      return point?.last === week ? (point.score?.z ?? null) : null;
    },
    unrest: (week) => {
      if (week % seasonEvery === 0) {
        learnSeason(week);
        for (const { days } of all) days?.learn(week, season);
      }
      const end = Math.max(0, week + 1 - newestLeftOut);
      const days = all.filter(({ days }) => days !== null);
      const weekly: Unrest = {
        factors: all.map(({ table }) => table.factor(Math.max(0, end - dispersionWeeks), end)),
        take: (found) => {
          for (const [at, one] of all.entries()) one.dispersion = found[at] ?? one.dispersion;
        },
      };
      const daily: Unrest = {
        factors: days.map((one) => one.days?.factor(week) ?? null),
        take: (found) => {
          for (const [at, one] of days.entries()) one.days?.take(found[at] ?? { tau2: 0, nu: null });
        },
      };
      return { weekly, daily };
    },
    watchedCount: (week) => all.filter(({ isSmall }) => isSmall[week] === false).length,
    step: (week, ratePerWeek) => {
      const known = reference(week);
      // Most points are of one week.
      const ofOneWeek = alarmLimits(ratePerWeek, { slowWeeks: 1, fastWeeks: 1 });
      const limitsOf = (lengths: { slowWeeks: number; fastWeeks: number }) =>
        lengths.slowWeeks === 1 && lengths.fastWeeks === 1 ? ofOneWeek : alarmLimits(ratePerWeek, lengths);
      return all.flatMap((one): Candidate[] => {
        const isDaily = one.days?.isLargeEnough(one.table, week) ?? false;
        const options = () => ({ values, reference: known, ...one.dispersion });
        const found = one.follower.step(week, {
          options,
          limits: (lengths) => {
            const limits = limitsOf(lengths);
            return isDaily ? { ...limits, fastHarm: Infinity, fastGain: Infinity } : limits;
          },
          harm,
        });
        const signal = isDaily ? one.days?.step(week, { reference: known, ratePerWeek, harm }) : null;
        const alarm = found ?? (signal ? one.follower.describe(signal, week, options()) : null);
        return alarm ? [{ ...alarm, measure: name, slice: one.slice }] : [];
      });
    },
    look: (candidate) => lookOf(candidate, { values, countSet: countKnown, season, series, seriesOf, optionsOf, name }),
    rest: (slice, upTo) => {
      const { follower, days } = seriesOf(slice);
      follower.rest(upTo);
      days?.rest(upTo);
    },
    startBaseline: (slice, week) => {
      const { follower, days } = seriesOf(slice);
      if (slice === allSlice && !levelsFrom.includes(week)) levelsFrom.push(week);
      follower.startBaseline(week);
      days?.startBaseline(week);
    },
    confirm: (candidate, upTo) => {
      const one = seriesOf(candidate.slice);
      return confirmAlarm(one.table, candidate, { upTo, asOf: (week) => optionsOf(one, week) });
    },
    followed: () =>
      new Map(
        all.map(({ slice, follower, isSmall }) => [
          slice,
          { points: follower.points, state: stateOf(isSmall, follower.points) },
        ]),
      ),
  };
}

function startSeries(
  { kind, values, days }: AccountMeasure,
  { slice, weeks }: { slice: string; weeks: readonly WeekCounts[] },
  whole: WeekTable,
): Series {
  const table = tableOfWeeks(weeks, values);
  const smallest =
    kind === "share"
      ? (week: number) => smallestSharePoint([table.sums(0, week + 1).counts], whole.sums(0, week + 1).counts)
      : () => smallestPoint;
  const { points, isSmall } = joinWeeks(weeks, smallest);
  const [own, ofAll] = [days?.get(slice), days?.get(allSlice)];
  const started: Series = {
    ...{ slice, weeks, isSmall, table },
    follower: startFollower(points, () => started.table),
    days: own && ofAll ? startDayWatch(own, ofAll, { values, isShare: kind === "share" }) : null,
    dispersion: { tau2: 0, nu: null },
  };
  return started;
}

type Known = {
  readonly name: string;
  readonly values: readonly number[];
  readonly countSet: CountSet;
  readonly season: (week: number) => number;
  readonly series: ReadonlyMap<string, Series>;
  readonly seriesOf: (slice: string) => Series;
  readonly optionsOf: (series: Series, week: number) => ScoreOptions;
};

/** Sets are counted at most once each, those of one slice from its own weeks. */
function lookOf({ slice, changeFrom, week }: Candidate, { name, values, countSet, season, ...known }: Known): Look {
  const from = known.seriesOf(slice).follower.baselineStart(changeFrom);
  const remembered = new Map<string, Sums>();
  const sums = (set: AnswerSet, first: number, end: number): Sums => {
    const [only, ...others] = set.inside;
    const isOne = others.length === 0 && !set.outside?.length && !set.anyOf;
    const one = only === undefined || !isOne ? undefined : known.series.get(only);
    if (one) return one.table.sums(first, end);
    const key = `${JSON.stringify(set)} ${first}`;
    const found = remembered.get(key) ?? sumsOfWeeks(countSet(name, set, first, end), values, season, first);
    remembered.set(key, found);
    return found;
  };
  return {
    size: (set) => sums(set, changeFrom, week + 1).n,
    change: (set) => {
      // An alert of another measure of the group may stand on a slice that this one has too few answers of to follow: it is as restless as the alarm's own.
      const own = known.series.get(set.inside[0] ?? slice) ?? known.seriesOf(slice);
      return scoreSums(sums(set, changeFrom, week + 1), sums(set, from, changeFrom), known.optionsOf(own, week));
    },
  };
}
