import { describe, expect, it } from "vitest";
import { judgePlan, type Random, sampleSize, seededRandom } from "../src/index.ts";
import { drawPlan } from "./verdicts/draw-plan.ts";
import { boundFigure, missesByChance, publishedFigure, twoErrors } from "./verdicts/figures.ts";
import { judgePlans } from "./verdicts/judge-plans.ts";
import { plannedAnswers, poweredDesigns, powerOf } from "./verdicts/power.ts";
import { publishedRows } from "./verdicts/published-rows.ts";
import { plainWorld, type World } from "./verdicts/world.ts";

const restless: World = { ...plainWorld, unrest: { plan: 3, comparison: 3 } };
const seeded = (): Random => seededRandom(20);

// A reduced form of npm run simulate:verdicts: the same code, fewer plans, the same bounds with what so few plans leave open.
describe("plans without an effect", () => {
  const plans = 200;
  const keepsPromise = (improved: number) => boundFigure("improved", improved, { plans, atMost: 0.025 }).holds;

  it("are hardly ever called improved, where before and after calls most of them so: +8 points for everybody", () => {
    const found = judgePlans(restless, plans, seeded());
    expect(keepsPromise(found.improved)).toBe(true);
    expect(keepsPromise(found.beforeAfterImproved)).toBe(false);
    expect(found.beforeAfterImproved).toBeGreaterThan(0.5);
    expect(boundFigure("coverage", found.coverage, { plans, atLeast: 0.935, atMost: 0.965 }).holds).toBe(true);
  });

  it("are hardly ever called improved after the worst month of twelve, nor for a shift of channels", () => {
    expect(keepsPromise(judgePlans({ ...restless, hasTrigger: true }, plans, seeded()).improved)).toBe(true);
    expect(keepsPromise(judgePlans({ ...restless, mixShift: 0.2 }, plans, seeded()).improved)).toBe(true);
  });

  it("are not comparable where the unit was rising anyway, which plain difference-in-differences calls a success", () => {
    const found = judgePlans({ ...restless, planTrend: 1 }, 100, seeded());
    expect(boundFigure("", found.notComparable, { plans: 100, atLeast: 0.9 }).holds).toBe(true);
    expect(found.didImproved).toBeGreaterThan(0.9);
  });

  it("have too few answers with four a period", () => {
    const random = seeded();
    for (let at = 0; at < 20; at += 1) {
      const { registration, units } = drawPlan({ ...plainWorld, answers: 4 }, random);
      expect(judgePlan(registration, units).verdict).toBe("tooFewAnswers");
    }
  });
});

describe("plans of the size that the planner promised", () => {
  it("are found four times in five at the answers that it asks for, and not at a quarter of them", () => {
    const [design] = poweredDesigns;
    const answers = design ? plannedAnswers(design) : null;
    if (!design || answers === null) throw new Error("the first design can be verified");
    const at = (n: number) => powerOf(design, { answers: n, hasTrigger: true, plans: 100, random: seeded() });
    const holds = (power: number) => boundFigure("power", power, { plans: 100, atLeast: 0.8 }).holds;
    expect(holds(at(answers))).toBe(true);
    expect(holds(at(Math.ceil(answers / 4)))).toBe(false);
  });

  it("are asked for as many answers as the reference says", () => {
    expect(poweredDesigns.map(plannedAnswers)).toEqual([107, 127, 304, 139, 176, 327, 637]);
  });
});

describe("a drawn plan", () => {
  it("has every answer of every unit, and the worst month of twelve just before its start", () => {
    const { registration, units } = drawPlan({ ...restless, hasTrigger: true }, seeded());
    expect(units).toHaveLength(9);
    const scoreAt = (period: number) => {
      const strata = units[0]?.strata.map(({ counts }) => counts[period] ?? []) ?? [];
      const total = strata.reduce(
        (sum, counts) => sum.map((count, score) => count + (counts[score] ?? 0)),
        new Array<number>(11).fill(0),
      );
      expect(sampleSize({ scale: registration.measure.scale, counts: total })).toBe(100);
      return total.reduce((sum, count, score) => sum + (score >= 9 ? count : score <= 6 ? -count : 0), 0);
    };
    const [trigger = 0] = registration.leftOut;
    const before = Array.from({ length: 11 }, (_, ago) => scoreAt(trigger - 1 - ago));
    expect(scoreAt(trigger)).toBeLessThan(Math.min(...before));
  });

  it("is the same for the same seed", () => {
    expect(drawPlan(restless, seeded())).toEqual(drawPlan(restless, seeded()));
  });
});

describe("figures", () => {
  it("hold within two standard errors of a bound, and of a figure that was simulated as well", () => {
    expect(twoErrors(0.025, 2000)).toBeCloseTo(0.006982, 6);
    expect(boundFigure("", 0.0319, { plans: 2000, atMost: 0.025 }).holds).toBe(true);
    expect(boundFigure("", 0.033, { plans: 2000, atMost: 0.025 }).holds).toBe(false);
    expect(boundFigure("", 0.77, { plans: 500, atLeast: 0.8 }).holds).toBe(true);
    expect(boundFigure("", 0.75, { plans: 500, atLeast: 0.8 }).holds).toBe(false);
    // 2√(.019·.981·(1/2000 + 1/4000)) and half of the last digit
    expect(publishedFigure("", 0.0264, 1.9, 2000).holds).toBe(true);
    expect(publishedFigure("", 0.0275, 1.9, 2000).holds).toBe(false);
    expect(publishedFigure("", 1, 100, 2000).holds).toBe(true);
    expect(publishedFigure("", 0.99, 100, 2000).holds).toBe(false);
  });

  it("lie outside by chance as often as a binomial lets them", () => {
    // scipy.stats.binom.ppf(.99, n, .0455), SciPy 1.17.1
    expect([1, 20, 44, 136].map(missesByChance)).toEqual([1, 4, 6, 12]);
  });

  it("are compared in every row of 8 comparison units", () => {
    expect(publishedRows).toHaveLength(35);
    expect(new Set(publishedRows.map(({ name }) => name)).size).toBe(35);
    expect(publishedRows.every(({ world }) => world.comparisonUnits === 8)).toBe(true);
  });
});
