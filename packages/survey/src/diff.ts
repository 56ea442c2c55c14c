import type { SurveyDefinition } from "./definition.ts";
import { pointer } from "./problem.ts";
import { effectOf, type TrendEffect } from "./trend-effect.ts";

export type Difference = {
  change: "added" | "removed" | "changed" | "moved";
  /** Ids and names from the definition down: `["questions", "nps", "text", "en"]`. */
  steps: string[];
  before?: unknown;
  after?: unknown;
};
export type Change = Difference & {
  /** The steps as one text. Lists go by id, so it is the same in both versions. */
  path: string;
} & TrendEffect;

/**
 * What changed between two versions, in the order of the definition, and what each change does to the trend of which questions. Versions that
 * ask the same in the same way have no changes.
 */
export function diffVersions(from: SurveyDefinition, to: SurveyDefinition): Change[] {
  const { version: _from, ...before } = from;
  const { version: _to, ...after } = to;
  return differences(before, after, []).map((difference) => ({
    ...difference,
    path: pointer(...difference.steps),
    ...effectOf(difference, from, to),
  }));
}

/** The questions whose answers before and after must not stand on one line: where a trend shows a break. */
export function brokenTrends(changes: readonly Change[]): string[] {
  return [...new Set(changes.flatMap(({ trend, questions }) => (trend === "broken" ? questions : [])))];
}

type Keyed = { readonly [field: string]: unknown };

function differences(before: unknown, after: unknown, steps: string[]): Difference[] {
  if (!(before === undefined && after === undefined) && isKeyedList(before ?? []) && isKeyedList(after ?? []))
    return listDifferences((before ?? []) as Keyed[], (after ?? []) as Keyed[], steps);
  // A condition is one thing: half of it says nothing.
  if (isObject(before) && isObject(after) && steps.at(-1) !== "when")
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) =>
      differences(before[field], after[field], [...steps, field]),
    );
  if (canonical(before) === canonical(after)) return [];
  if (before === undefined) return [{ change: "added", steps, after }];
  if (after === undefined) return [{ change: "removed", steps, before }];
  return [{ change: "changed", steps, before, after }];
}

function listDifferences(before: readonly Keyed[], after: readonly Keyed[], steps: string[]): Difference[] {
  const [old, now] = [before.map(keyOf), after.map(keyOf)];
  const kept = now.filter((key) => old.includes(key));
  const stayed = longestRising(kept.map((key) => old.indexOf(key)));
  return [
    ...before.flatMap((one): Difference[] =>
      now.includes(keyOf(one)) ? [] : [{ change: "removed", steps: [...steps, keyOf(one)], before: one }],
    ),
    ...after.flatMap((one): Difference[] => {
      const key = keyOf(one);
      const at = old.indexOf(key);
      if (at < 0) return [{ change: "added", steps: [...steps, key], after: one }];
      const moved: Difference[] = stayed.has(at)
        ? []
        : [{ change: "moved", steps: [...steps, key], before: at, after: now.indexOf(key) }];
      return [...moved, ...differences(before[at], one, [...steps, key])];
    }),
  ];
}

const isObject = (value: unknown): value is Keyed =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const keyOf = (value: Keyed): string => String(value.id ?? value.key);

/** A list whose members have names of their own, each once; none and an empty one say the same. */
function isKeyedList(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const names = value.map((one) => (isObject(one) ? (one.id ?? one.key) : undefined));
  return names.every((name) => name !== undefined) && new Set(names).size === names.length;
}

/** The members of the longest rising subsequence: what stayed, so that as little as possible is said to have moved. */
function longestRising(places: readonly number[]): Set<number> {
  const longest: number[][] = [];
  for (const [at, place] of places.entries()) {
    const before = longest
      .slice(0, at)
      .filter((run) => (run.at(-1) ?? -1) < place)
      .reduce<number[]>((best, run) => (run.length > best.length ? run : best), []);
    longest.push([...before, place]);
  }
  return new Set(longest.reduce((best, run) => (run.length > best.length ? run : best), []));
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner) =>
      isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
    ) ?? "undefined"
  );
}
