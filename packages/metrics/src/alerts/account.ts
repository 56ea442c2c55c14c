import { normalQuantile } from "../distributions/normal.ts";
import { watchCounts } from "./count-watch.ts";
import { byStrength, decideAlarm, type OpenAlert } from "./decide.ts";
import { dispersionBySize, dispersionOf } from "./dispersion.ts";
import type { AnswerSet } from "./explain.ts";
import { type Fault, isAbout, watchFaults } from "./fault.ts";
import { alarmRate, shareOfDirection } from "./limits.ts";
import { watchMeasure } from "./measure-watch.ts";
import {
  type AccountMeasure,
  allSlice,
  type Candidate,
  type CountSet,
  type FamilyName,
  type FollowedSlices,
  familyShares,
  type Unrest,
  type Watch,
} from "./watch.ts";

/** One event: where, since when, how far, and what was seen of it elsewhere. */
export type Alert = Candidate &
  OpenAlert & {
    readonly group: string;
    readonly family: FamilyName;
    /** False alarms a week that its series may raise. */
    readonly ratePerWeek: number;
    /** Other measures of the same slice. */
    readonly lines: readonly Candidate[];
    /** Alarms that it explains, strongest first as they came. */
    readonly alsoSeenIn: readonly Candidate[];
    /** The slice that it was first raised for, where it has become wider. */
    readonly firstSeenIn: string | null;
  };

/** What became of every alarm, so that "why no alert for shop 7?" has an answer. */
export type AlarmRecord = {
  readonly candidate: Candidate;
  readonly fate: "attached" | "explained" | "widened" | "promoted" | "raised";
  /** Index of the alert that it is part of. */
  readonly alert: number | null;
};

export type AccountOptions = {
  /** False alarms a month that the account expects at most. */
  readonly budget: number;
  /** Parts of the budget, where the account chose others. */
  readonly shares?: Partial<Record<FamilyName, number>>;
  /** Series that share a family's part, where others than those given are watched. */
  readonly seriesCount?: Partial<Record<FamilyName, number>>;
  readonly countSet: CountSet;
  /** Weeks whose answers are known to be wrong: they leave what later weeks are compared with. */
  readonly faults?: readonly Fault[];
  /** Answers "no" while a later week is not to be followed; all weeks by default. */
  readonly weekCount?: number;
};

export type FollowedAccount = {
  readonly alerts: readonly Alert[];
  readonly records: readonly AlarmRecord[];
  /** Series that were watched in the last week. */
  readonly watched: Readonly<Record<FamilyName, number>>;
  /** Those of the options, each with its last week as far as it is known: some go on after the week that told of them. */
  readonly faults: readonly Fault[];
  /** The charts of a measure by slice; counts have none. */
  readonly followed: (measure: string) => FollowedSlices;
};

const restWeeks = 8;
const explainedRestWeeks = 4;
const learnEvery = 4;
const nearlyAll = 0.9;
const families: readonly FamilyName[] = ["scores", "themes", "comments", "volume"];

type Open = { -readonly [K in keyof Alert]: Alert[K] };

/**
 * Follows an account week by week as it would have been followed: all series share one monthly budget of false alarms by family, and what several
 * series say about one event becomes one alert with its where. An alert rests its series for eight weeks, then its fresh weeks say whether it lasts;
 * a change that lasts is the new baseline of its slice and of slices that lie in it. Nothing that is found depends on later weeks.
 * @example
 * followAccount([{ name: "NPS", kind: "score", family: "scores", group: "scores", harm: "down", values: [-1, 0, 1], slices: new Map([["all", [[20, 30, 50]]]]) }], { budget: 1, countSet: () => [] }).alerts; // => []
 */
export function followAccount(measures: readonly AccountMeasure[], options: AccountOptions): FollowedAccount {
  const watches = measures.map((measure) =>
    measure.kind === "count" ? watchCounts(measure, options.countSet) : watchMeasure(measure, options.countSet),
  );
  const byName = new Map(watches.map((watch) => [watch.measure.name, watch]));
  const watchOf = (measure: string): Watch => {
    const watch = byName.get(measure);
    if (!watch) throw new RangeError(`No measure ${measure} is followed`);
    return watch;
  };
  const alerts: Open[] = [];
  const records: AlarmRecord[] = [];
  const weekCount =
    options.weekCount ?? Math.max(0, ...measures.map(({ slices }) => slices.get(allSlice)?.length ?? 0));
  const faults = watchFaults(options.faults ?? []);
  let rates = new Map<FamilyName, { count: number; rate: number }>();

  for (let week = 0; week < weekCount; week += 1) {
    for (const fault of faults.begin(week)) leaveOut(fault);
    if (week % learnEvery === 0) learn(watches, week);
    for (const alert of alerts) confirm(alert, week);
    rates = ratesOf(watches, week, options);
    const found = watches.flatMap((watch) => {
      const rate = rates.get(watch.measure.family)?.rate ?? 0;
      return rate > 0 ? watch.step(week, rate) : [];
    });
    for (const group of new Set(found.map(({ measure }) => watchOf(measure).measure.group)))
      settle(byStrength(found.filter(({ measure }) => watchOf(measure).measure.group === group)), group);
    faults.close(week, ({ measures: [first = ""], slice }) => byName.get(first)?.scoreIn(slice, week) ?? null);
  }

  function leaveOut(fault: Fault): void {
    for (const { measure, leaveOut: leave } of watches) if (fault.measures.includes(measure.name)) leave(fault);
  }

  function settle(candidates: readonly Candidate[], group: string): void {
    const settled = new Set<Candidate>();
    for (const candidate of candidates) {
      if (settled.has(candidate)) continue;
      settled.add(candidate);
      const { measure } = watchOf(candidate.measure);
      const rate = rates.get(measure.family)?.rate ?? 0;
      const decision = decideAlarm(candidate, {
        open: alerts.filter((alert) => alert.group === group),
        others: candidates.filter((other) => !settled.has(other)),
        lookSince: (changeFrom) => watchOf(candidate.measure).look({ ...candidate, changeFrom }),
        limit: -normalQuantile(rate * shareOfDirection(candidate.direction === measure.harm)),
      });
      if (decision.fate === "promoted") {
        raise(decision.to, { group, rate });
        settled.add(decision.to);
        join(candidate, alerts.at(-1), "promoted");
      } else if (decision.fate === "raised") raise(candidate, { group, rate });
      else if (decision.fate === "explained") join(candidate, decision.by, "explained");
      else if (decision.fate === "attached") join(candidate, decision.to, "attached");
      else widen(decision.from, candidate);
    }
  }

  function raise(candidate: Candidate, { group, rate }: { group: string; rate: number }): void {
    const { family } = watchOf(candidate.measure).measure;
    records.push({ candidate, fate: "raised", alert: alerts.length });
    alerts.push({
      ...{ ...candidate, group, family, ratePerWeek: rate, raisedIn: candidate.week, firstSeenIn: null },
      ...{ lines: [], alsoSeenIn: [], confirmation: { word: "open" } },
    });
    restFor(candidate, restWeeks);
  }

  function join(candidate: Candidate, alert: Open | undefined, fate: "attached" | "explained" | "promoted"): void {
    records.push({ candidate, fate, alert: alert ? alerts.indexOf(alert) : null });
    if (alert && fate === "attached") alert.lines = [...alert.lines, candidate];
    else if (alert) alert.alsoSeenIn = [...alert.alsoSeenIn, candidate];
    restFor(candidate, fate === "attached" ? restWeeks : explainedRestWeeks);
  }

  function widen(alert: Open, candidate: Candidate): void {
    records.push({ candidate, fate: "widened", alert: alerts.indexOf(alert) });
    const firstSeenIn = alert.firstSeenIn ?? alert.slice;
    Object.assign(alert, candidate, { firstSeenIn, confirmation: { word: "open" } });
    restFor(candidate, restWeeks);
  }

  function restFor({ measure, slice, week }: Candidate, weeks: number): void {
    watchOf(measure).rest(slice, week + weeks);
  }

  /** Asks the fresh weeks of an open alert; where it lasts and is no fault, its slice and those inside it are compared with themselves from then on. */
  function confirm(alert: Open, week: number): void {
    if (alert.confirmation.word !== "open") return;
    alert.confirmation = watchOf(alert.measure).confirm(alert, week);
    if (alert.confirmation.word !== "lasting" || faults.known().some((fault) => isAbout(fault, alert))) return;
    for (const { measure, startBaseline } of watches.filter((watch) => watch.measure.group === alert.group)) {
      for (const slice of measure.slices.keys()) {
        if (slice === alert.slice || isInside(measure, slice, alert, week)) startBaseline(slice, alert.changeFrom);
      }
    }
  }

  function isInside({ name }: AccountMeasure, slice: string, alert: Alert, week: number): boolean {
    if (alert.slice === allSlice) return true;
    if (slice === allSlice) return false;
    const size = (set: AnswerSet) =>
      options
        .countSet(name, set, alert.changeFrom, week + 1)
        .reduce((all, one) => all + one.reduce((a, b) => a + b), 0);
    return size({ inside: [slice, alert.slice] }) >= nearlyAll * Math.max(1, size({ inside: [slice] }));
  }

  const watchedOf = (family: FamilyName) => rates.get(family)?.count ?? 0;
  return {
    ...{ alerts, records, faults: faults.known() },
    watched: {
      ...{ scores: watchedOf("scores"), themes: watchedOf("themes") },
      ...{ comments: watchedOf("comments"), volume: watchedOf("volume") },
    },
    followed: (measure) => watchOf(measure).followed(),
  };
}

/** How restless weeks are, learnt by family: themes together, the others by their size; days are one class. */
function learn(watches: readonly Watch[], week: number): void {
  for (const family of families) {
    const known = watches.flatMap((watch) => (watch.measure.family === family ? (watch.unrest(week) ?? []) : []));
    share(
      known.map(({ weekly }) => weekly),
      family === "themes" ? dispersionOf : dispersionBySize,
    );
    share(
      known.map(({ daily }) => daily),
      dispersionOf,
    );
  }
}

function share(classes: readonly Unrest[], learnFrom: typeof dispersionOf): void {
  const found = learnFrom(classes.flatMap(({ factors }) => factors));
  let at = 0;
  for (const { factors, take } of classes) {
    take(found.slice(at, at + factors.length));
    at += factors.length;
  }
}

function ratesOf(watches: readonly Watch[], week: number, { budget, shares = {}, seriesCount = {} }: AccountOptions) {
  return new Map(
    families.map((family) => {
      const watched = watches.filter(({ measure }) => measure.family === family);
      const own = watched.reduce((all, watch) => all + watch.watchedCount(week), 0);
      const count = seriesCount[family] ?? own;
      const rate =
        count > 0 ? alarmRate({ budget, share: shares[family] ?? familyShares[family], seriesCount: count }) : 0;
      return [family, { count, rate }];
    }),
  );
}
