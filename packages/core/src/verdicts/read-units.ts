import type { Transaction } from "@heard/db";
import type { KeptUnit } from "@heard/db/schema/verdicts";
import { type DayRange, dayNumber, dayOf, restStratum } from "@heard/metrics";
import type { Catalogue } from "../catalogue/queries.ts";
import { modeOf } from "../catalogue/rules.ts";
import type { ResolvedGoal } from "../improvement-plans/resolve-goal.ts";
import type { ReceivedPeriod } from "../measures/plan.ts";
import { type HistogramRow, readHistograms } from "../measures/read.ts";
import { addDays, firstDay, lastDay, monthStart } from "../measures/rules.ts";
import { touchpointKeys } from "../responses/queries.ts";

/** The first day of answers on the scale that a goal is measured by; `null` while there are none. */
export async function findHistoryStart(
  tx: Transaction,
  organisationId: number,
  { measure, filters }: ResolvedGoal,
): Promise<string | null> {
  const first = async (period: DayRange, bucket: "month" | "day") => {
    const { rows } = await readHistograms(tx, organisationId, {
      ...{ measureIds: [measure.id], periods: [period], filters, groups: [], bucket },
    });
    return rows.flatMap((row) => (row.bucket === null ? [] : [row.bucket])).sort()[0] ?? null;
  };
  const month = await first({ from: firstDay, to: lastDay }, "month");
  return month === null ? null : first({ from: month, to: addDays(monthStart(month, 1), -1) }, "day");
}

/**
 * The answers of every unit, by kind of answer and period: from `core/measures`, like every number. Days that are left out count nowhere. A kind of answer is channel,
 * touchpoint and mode; where touchpoints are the units, channel and mode, for no unit has another's touchpoint.
 */
export async function readUnits(
  tx: Transaction,
  organisationId: number,
  {
    goal,
    catalogue,
    periods,
    leaveOut = [],
    agreedKinds = [],
  }: {
    goal: ResolvedGoal;
    catalogue: Catalogue;
    periods: readonly ReceivedPeriod[];
    leaveOut?: readonly DayRange[];
    /** Those of an agreement, which are told apart as they were then. */
    agreedKinds?: readonly string[];
  },
): Promise<KeptUnit[]> {
  const { measure, metric, dimension, filters, units } = goal;
  const parts = periods.flatMap((period, at) =>
    daysLeft(period, leaveOut).map((range) => ({ ...period, ...range, at })),
  );
  const { rows } = await readHistograms(tx, organisationId, {
    measureIds: metric.measures.map(({ id }) => id),
    ...{ periods: parts, filters, groups: [dimension, "touchpoint", "channel", "mode"], bucket: "none" },
  });
  const names = new Map([...units].map(([name, id]) => [id, name]));
  const hadPlaces = agreedKinds.some((id) => id.split(kindSeparator).length > 2);
  const kindOf = kindsOf(catalogue, { hasPlace: dimension !== "touchpoint" || hadPlaces });
  const found = new Map<string, KeptUnit>();
  const size = measure.scale.max - measure.scale.min + 1;
  const none = () => periods.map(() => new Array<number>(size).fill(0));
  for (const row of rows) {
    const [unitId = 0] = row.groups;
    const id = names.get(unitId);
    const at = parts[row.period]?.at;
    if (id === undefined || at === undefined) continue;
    const unit = found.get(id) ?? { id, role: "comparison", strata: [], otherVersion: periods.map(() => 0) };
    found.set(id, unit);
    if (row.measureId !== measure.id) {
      unit.otherVersion[at] = (unit.otherVersion[at] ?? 0) + sumOf(row);
      continue;
    }
    const kind = kindOf(row);
    let stratum = unit.strata.find((one) => one.id === kind.id);
    if (!stratum) {
      stratum = { ...kind, counts: none() };
      unit.strata.push(stratum);
    }
    const counts = stratum.counts[at] ?? [];
    for (let bin = 0; bin < size; bin += 1) counts[bin] = (counts[bin] ?? 0) + (row.counts[bin] ?? 0);
  }
  return [...found.values()]
    .filter(({ strata }) => strata.length > 0)
    .map((unit) => ({ ...unit, strata: unit.strata.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const sumOf = ({ counts }: HistogramRow) => counts.reduce((sum, count) => sum + count, 0);

const kindSeparator = " · ";

function kindsOf(
  catalogue: Catalogue,
  { hasPlace }: { hasPlace: boolean },
): (row: HistogramRow) => { id: string; mode: string } {
  const touchpoint = touchpointKeys(catalogue);
  const channels = new Map([...catalogue.channels.values()].map(({ id, key }) => [id, key]));
  return ({ groups: [, place = 0, channel = 0, code = 0] }) => {
    const mode = modeOf(code);
    const parts = [channels.get(channel) ?? "", ...(hasPlace ? [touchpoint(place) ?? ""] : []), mode];
    return { id: parts.join(kindSeparator), mode };
  };
}

/** What is left of a period when some days are taken out. */
export function daysLeft({ from, to }: DayRange, leaveOut: readonly DayRange[]): DayRange[] {
  const isOut = (day: string) => leaveOut.some((range) => range.from <= day && day <= range.to);
  const runs: DayRange[] = [];
  let start: string | null = null;
  for (let number = dayNumber(from); number <= dayNumber(to); number += 1) {
    const day = dayOf(number);
    if (!isOut(day)) start ??= day;
    else if (start !== null) {
      runs.push({ from: start, to: addDays(day, -1) });
      start = null;
    }
  }
  return start === null ? runs : [...runs, { from: start, to }];
}

/** With the units of which there is no answer: they are part of what was agreed, and are seen to be silent. */
export function withEmpty(
  units: readonly KeptUnit[],
  names: readonly string[],
  periodCount: number,
  { min, max }: { min: number; max: number },
): KeptUnit[] {
  const missing = names.filter((name) => !units.some(({ id }) => id === name));
  return [
    ...units,
    ...missing.map((id): KeptUnit => {
      const counts = Array.from({ length: periodCount }, () => new Array<number>(max - min + 1).fill(0));
      return {
        ...{ id, role: "plan", strata: [{ id: restStratum, mode: "", counts }] },
        otherVersion: new Array<number>(periodCount).fill(0),
      };
    }),
  ];
}
