import { plainWorld, type World } from "./world.ts";

/** What the reference simulation found for a world without an effect, in per cent of its plans; `null` where it states nothing comparable. */
export type PublishedRow = {
  readonly name: string;
  readonly world: World;
  readonly improved: number;
  readonly worsened: number;
  readonly notComparable: number;
  readonly coverage: number | null;
  readonly didImproved: number | null;
  readonly didCoverage: number | null;
};

type Figures = readonly [
  improved: number,
  worsened: number,
  notComparable: number,
  coverage: number | null,
  didImproved: number | null,
  didCoverage?: number,
];

const restless = (sd: number): World["unrest"] => ({ plan: sd, comparison: sd });
const unrest3: Partial<World> = { unrest: restless(3) };

function row(name: string, changes: Partial<World>, figures: Figures): PublishedRow {
  const [improved, worsened, notComparable, coverage, didImproved, didCoverage = null] = figures;
  return {
    name,
    world: { ...plainWorld, ...changes },
    improved,
    worsened,
    notComparable,
    coverage,
    didImproved,
    didCoverage,
  };
}

/** A world without and with the trigger of the worst month of twelve. */
function both(name: string, changes: Partial<World>, without: Figures, withTrigger: Figures): PublishedRow[] {
  return [row(name, changes, without), row(`${name}, trigger`, { ...changes, hasTrigger: true }, withTrigger)];
}

/** The rows of verdict.md part 9 with 8 comparison units. */
export const publishedRows: readonly PublishedRow[] = [
  row("8 comparison units, σ_u 0", {}, [1.9, 2.0, 1.1, 95.6, 2.6, 95.2]),
  row("8 comparison units, σ_u 3", unrest3, [1.7, 1.8, 1.1, 95.9, 3.9, 92.4]),
  row("8 comparison units, σ_u 6", { unrest: restless(6) }, [1.9, 1.5, 1.4, 95.8, 7.1, 87.1]),
  row("with 4 plan units, σ_u 0", { planUnits: 4 }, [1.6, 1.6, 1.0, 96.3, 2.6, 94.8]),
  row("with 4 plan units, σ_u 3", { planUnits: 4, ...unrest3 }, [1.9, 1.8, 1.1, 95.9, 3.3, 93.0]),
  row("with 4 plan units, σ_u 6", { planUnits: 4, unrest: restless(6) }, [1.7, 1.6, 2.1, 95.7, 7.1, 86.8]),
  row("after the worst month of 12, σ_u 0", { hasTrigger: true }, [1.0, 1.3, 1.3, 97.1, 2.0, 95.1]),
  row("after the worst month of 12, σ_u 3", { hasTrigger: true, ...unrest3 }, [0.7, 1.7, 2.0, 96.9, 2.9, 92.7]),
  row(
    "after the worst month of 12, σ_u 6",
    { hasTrigger: true, unrest: restless(6) },
    [0.8, 1.6, 2.8, 97.0, 5.3, 87.2],
  ),
  ...both(
    "20 % of the plan's answers move to the best channel",
    { ...unrest3, mixShift: 0.2 },
    [2.1, 1.6, 1.1, 95.9, 15.7],
    [0.7, 1.5, 2.0, 97.2, 13.1],
  ),
  row("20 answers a period, trigger", { ...unrest3, answers: 20, hasTrigger: true }, [0.8, 1.6, 1.9, 96.8, 2.3]),
  row("300 answers a period, trigger", { ...unrest3, answers: 300, hasTrigger: true }, [0.8, 1.6, 3.0, 96.8, 3.8]),
  row("plan unit more restless (6 against 2)", { unrest: { plan: 6, comparison: 2 } }, [1.6, 1.6, 2.1, 95.9, 6.5]),
  row("heavy tails (t₃, σ_u 6)", { unrest: restless(6), tails: "heavy" }, [1.5, 1.7, 1.8, 96.0, 6.0]),
  ...both(
    "four plan units share regional shocks of sd 5",
    { ...unrest3, planUnits: 4, region: 5 },
    [1.3, 1.4, 1.7, 96.5, 10.2],
    [0.6, 1.3, 3.1, 97.2, 8.1],
  ),
  ...both(
    "every unit has its own season of ±6",
    { ...unrest3, ownSeason: 6 },
    [2.2, 2.2, 2.3, 94.4, 8.5],
    [1.0, 2.0, 4.4, 95.5, 6.3],
  ),
  ...both(
    "months remember: AR(1) .5, σ_u 6",
    { unrest: restless(6), memory: 0.5 },
    [2.5, 2.1, 5.9, 93.4, 10.8],
    [1.2, 2.5, 8.5, 94.1, 6.8],
  ),
  ...both(
    "AR(1) .8, σ_u 6",
    { unrest: restless(6), memory: 0.8 },
    [2.3, 2.0, 15, 92.5, 15.4],
    [0.6, 2.6, 19, 92.4, 8.5],
  ),
  ...both(
    "random walk, 1.5 a period",
    { ...unrest3, walk: 1.5 },
    [1.8, 2.2, 15, 93.3, 14.9],
    [1.0, 2.5, 17, 93.8, 10.3],
  ),
  ...both(
    "trends of all units differ, sd .5 a period",
    { ...unrest3, trendSpread: 0.5 },
    [1.1, 0.9, 33, 96.3, 26.6],
    [0.6, 1.5, 29, 96.5, 18.1],
  ),
  ...both(
    "a lasting step of ±10 in the plan unit at a random time",
    { ...unrest3, step: 10 },
    [1.0, 1.3, 27, 92.6, 17.6],
    [1.1, 4.1, 15, 92.5, 9.4],
  ),
  row("plan unit's own trend +.25", { ...unrest3, planTrend: 0.25 }, [2.2, 0.7, 8, null, 25]),
  row("plan unit's own trend +.5", { ...unrest3, planTrend: 0.5 }, [2.1, 0, 35, null, 65]),
  row("plan unit's own trend +1", { ...unrest3, planTrend: 1 }, [0.8, 0, 95, null, 99.7]),
  row("plan unit's own trend +2", { ...unrest3, planTrend: 2 }, [0, 0, 100, null, 100]),
  ...both(
    "history of 12 periods, K₁ = 3 (99 %)",
    { ...unrest3, baselinePeriods: 12, afterPeriods: 3 },
    [0.5, 0.3, 0.8, 99.1, 4.4],
    [0.1, 0.2, 0.4, 99.7, 2.0],
  ),
];
