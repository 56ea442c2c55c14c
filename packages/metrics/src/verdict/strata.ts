import { sum } from "../vector.ts";
import type { PlanStratum, PlanUnit } from "./units.ts";

const mostStrata = 5;

/** The stratum that holds all small ones. */
export const restStratum = "rest";

/**
 * The strata that count as mix inside a unit: the five with most baseline answers of all units together, the rest pooled as a sixth. The rest keeps its modes apart, so that a
 * change of how people are asked is still seen. Units that lack a stratum are left without it.
 * @throws RangeError for periods that a unit does not have
 * @example
 * poolStrata([{ id: "shop", role: "plan", strata: ["a", "b", "c", "d", "e", "f", "g"].map((id, at) => ({ id, counts: [[9 - at, 0]] })) }], [0])[0].strata.at(-1); // => { id: "rest", mode: "self", counts: [[7, 0]] }
 */
export function poolStrata(units: readonly PlanUnit[], baseline: readonly number[]): PlanUnit[] {
  const answers = new Map<string, number>();
  for (const { strata } of units)
    for (const stratum of strata)
      answers.set(stratum.id, (answers.get(stratum.id) ?? 0) + answersOf(stratum, baseline));
  const ordered = [...answers].sort(([a, most], [b, other]) => other - most || a.localeCompare(b));
  return poolRest(
    units,
    ordered.slice(0, mostStrata).map(([id]) => id),
  );
}

/**
 * The same with the strata that were agreed on before: answers that come in another way belong to the rest, however many they become.
 * @example
 * poolRest([{ id: "shop", role: "plan", strata: [{ id: "new", counts: [[7, 0]] }] }], ["web"])[0].strata; // => [{ id: "rest", mode: "self", counts: [[7, 0]] }]
 */
export function poolRest(units: readonly PlanUnit[], kept: readonly string[]): PlanUnit[] {
  return units.map((unit) => ({
    ...unit,
    strata: [
      ...unit.strata.filter(({ id }) => kept.includes(id)),
      ...pooledByMode(unit.strata.filter(({ id }) => !kept.includes(id))),
    ],
  }));
}

function answersOf({ id, counts }: PlanStratum, periods: readonly number[]): number {
  return sum(
    periods.map((period) => {
      const one = counts[period];
      if (one === undefined) throw new RangeError(`Stratum ${id} has no period ${period}`);
      return sum(one);
    }),
  );
}

function pooledByMode(strata: readonly PlanStratum[]): PlanStratum[] {
  const modes = Map.groupBy(strata, ({ mode = "self" }) => mode);
  return [...modes].map(([mode, [first, ...others]]) => ({
    id: restStratum,
    mode,
    counts: (first?.counts ?? []).map((counts, period) =>
      counts.map((count, bin) => count + sum(others.map((other) => other.counts[period]?.[bin] ?? 0))),
    ),
  }));
}
