import { sum } from "../vector.ts";
import { silentFrom, silentRun } from "./silence.ts";
import { familyShares } from "./watch.ts";

export type SilentSource = {
  readonly source: string;
  /** First day without answers, and the evening on which that counts as silence. */
  readonly from: number;
  readonly day: number;
  /** The day of the next answer; `null` while it is still silent. */
  readonly until: number | null;
  /** Answers expected from `from` to `day`. */
  readonly expected: number;
  readonly p: number;
};

export type SilenceOptions = {
  /** False alarms a month that the account expects at most. */
  readonly budget: number;
  /** The part of them for silent sources. */
  readonly share?: number;
};

type Source = {
  readonly name: string;
  readonly days: readonly number[];
  silentSince: number | null;
  /** What each weekday lets expect, as known when the silence began; `null` for too few answers to watch. */
  expected: readonly number[] | null;
  reported: boolean;
};

type Misses = { week: number; day: number; weekSquares: number; daySquares: number };

const daysOfWeek = 7;
const levelWeeks = 8;
const levelDays = levelWeeks * daysOfWeek;
const fewestAWeek = 7;
const borrowed = 28;
const enoughExpected = 10;
const missesKept = 52;
const leastWeekExcess = 0.01;
const daysAMonth = 30.44;

/**
 * Sources that stopped answering, by day from a Monday on. Each lets expect what its eight weeks before did on that weekday; a run of days without
 * answers is an alarm when chance would hardly leave so many out, with how much weeks and days move in all sources together. Sources of fewer than
 * seven answers a week are not watched. Nothing that is found depends on later days, but for the day on which a silence ended.
 * @throws RangeError without a budget
 * @example
 * findSilentSources(new Map([["shop 14", [...new Array(140).fill(5), 0, 0, 0, 0, 0, 0, 0, 0, 0]]]), { budget: 1 })[0]?.from; // => 140
 */
export function findSilentSources(
  sources: ReadonlyMap<string, readonly number[]>,
  { budget, share = familyShares.silent }: SilenceOptions,
): SilentSource[] {
  if (!(budget > 0 && share > 0)) throw new RangeError(`Silence needs a budget, not ${budget} · ${share}`);
  const watched = [...sources].map(
    ([name, days]): Source => ({ name, days, silentSince: null, expected: null, reported: false }),
  );
  const longest = Math.max(0, ...watched.map(({ days }) => days.length));
  const found: SilentSource[] = [];
  const misses: Misses[] = [];
  let known = { weekdays: new Array<number>(daysOfWeek).fill(1 / daysOfWeek), count: 0, weekExcess: 0, dayExcess: 0 };
  for (let day = levelDays; day < longest; day += 1) {
    if (day % daysOfWeek === 0) {
      const weekdays = weekdaysOf(watched, day);
      if (day > levelDays) misses.push(missesOf(watched, day - daysOfWeek, known.weekdays));
      if (misses.length > missesKept) misses.shift();
      const count = watched.filter(({ days }) => levelOf(days, day) >= fewestAWeek).length;
      known = { weekdays, count, ...excessOf(misses) };
    }
    const alpha = (budget * share) / (daysAMonth * Math.max(1, known.count));
    for (const source of watched) {
      const silence = closeDay(source, day, { ...known, alpha });
      if (silence === "ended") endSilence(found, source.name, day);
      else if (silence) found.push(silence);
    }
  }
  return found;
}

type Known = { weekdays: readonly number[]; weekExcess: number; dayExcess: number; alpha: number };

function closeDay(source: Source, day: number, { alpha, ...known }: Known): SilentSource | "ended" | null {
  if ((source.days[day] ?? 0) > 0) {
    const ended = source.reported;
    Object.assign(source, { silentSince: null, expected: null, reported: false });
    return ended ? "ended" : null;
  }
  if (source.silentSince === null) {
    source.silentSince = day;
    source.expected =
      levelOf(source.days, day) >= fewestAWeek ? expectedByWeekday(source.days, day, known.weekdays) : null;
  }
  const { silentSince: from, expected, reported } = source;
  if (!expected || reported || day === from) return null;
  const days = Array.from({ length: day - from + 1 }, (_, at) => expected[(from + at) % daysOfWeek] ?? 0);
  const run = silentRun(days, known);
  const at = silentFrom(run, alpha);
  const last = at === null ? undefined : run[at];
  if (at === null || !last) return null;
  source.reported = true;
  return { source: source.name, from, day, until: null, expected: last.expected, p: last.p };
}

function endSilence(found: SilentSource[], source: string, until: number): void {
  const at = found.findLastIndex((one) => one.source === source);
  const silence = found[at];
  if (silence) found[at] = { ...silence, until };
}

/** Answers a week, of the eight weeks before a day. */
function levelOf(days: readonly number[], before: number): number {
  let answers = 0;
  for (let day = Math.max(0, before - levelDays); day < before; day += 1) answers += days[day] ?? 0;
  return answers / levelWeeks;
}

/** The parts of a week in all sources together, of the eight weeks before a day. */
function weekdaysOf(sources: readonly Source[], before: number): number[] {
  const counts = new Array<number>(daysOfWeek).fill(0);
  for (const { days } of sources) addWeekdays(counts, days, before);
  const n = sum(counts);
  return counts.map((count) => (n > 0 ? count / n : 1 / daysOfWeek));
}

function addWeekdays(counts: number[], days: readonly number[], before: number): void {
  for (let day = Math.max(0, before - levelDays); day < before; day += 1) {
    const weekday = day % daysOfWeek;
    counts[weekday] = (counts[weekday] ?? 0) + (days[day] ?? 0);
  }
}

/** What a source lets expect on each weekday; nothing on one on which it never answers though ten answers would have come. */
function expectedByWeekday(days: readonly number[], before: number, weekdays: readonly number[]): number[] {
  const own = new Array<number>(daysOfWeek).fill(0);
  addWeekdays(own, days, before);
  const n = sum(own);
  return own.map((count, weekday) => {
    const common = weekdays[weekday] ?? 0;
    if (count === 0 && common * n >= enoughExpected) return 0;
    return ((n / levelWeeks) * (count + borrowed * common)) / (n + borrowed);
  });
}

/** How far the counts of a week and of its days lie from what was expected, beyond chance. */
function missesOf(sources: readonly Source[], monday: number, weekdays: readonly number[]): Misses {
  const misses = { week: 0, day: 0, weekSquares: 0, daySquares: 0 };
  const chance = 1 + 1 / levelWeeks;
  for (const { days } of sources) {
    const level = levelOf(days, monday);
    if (level < fewestAWeek) continue;
    let week = 0;
    for (const [weekday, expected] of expectedByWeekday(days, monday, weekdays).entries()) {
      const count = days[monday + weekday] ?? 0;
      week += count;
      misses.day += (count - expected) ** 2 - expected * chance;
      misses.daySquares += expected ** 2;
    }
    misses.week += (week - level) ** 2 - level * chance;
    misses.weekSquares += level ** 2;
  }
  return misses;
}

function excessOf(misses: readonly Misses[]): { weekExcess: number; dayExcess: number } {
  const total = (of: (one: Misses) => number) => sum(misses.map(of));
  const [weekSquares, daySquares] = [total((one) => one.weekSquares), total((one) => one.daySquares)];
  const weekExcess = Math.max(leastWeekExcess, weekSquares > 0 ? total((one) => one.week) / weekSquares : 0);
  const dayExcess = Math.max(weekExcess, daySquares > 0 ? total((one) => one.day) / daySquares : 0);
  return { weekExcess, dayExcess };
}
