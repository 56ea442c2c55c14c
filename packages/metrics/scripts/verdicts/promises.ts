import { judgePlan, type Random, watchScore, watchTheme } from "../../src/index.ts";
import { judgeExtremeUnits } from "./chosen-comparison.ts";
import { drawPlan } from "./draw-plan.ts";
import { boundFigure, type Figure } from "./figures.ts";
import { improvedByLooking, improvedByWeeklyTest } from "./looking.ts";
import { plannedAnswers, poweredDesigns, powerOf } from "./power.ts";
import { plainWorld, type World } from "./world.ts";

const restless: World = { ...plainWorld, unrest: { plan: 3, comparison: 3 } };
const mostFalselyImproved = 0.025;
const leastPower = 0.8;
const mostFalseAlarms = 0.05;

/** Planted changes of the size that the planner says can be seen, at the answers that it asks for. */
export function measurePower(plans: number, random: Random, report: (figure: Figure) => void): Figure[] {
  return poweredDesigns.flatMap((design) => {
    const answers = plannedAnswers(design);
    if (answers === null) throw new RangeError(`${design.name} cannot be verified`);
    return [true, false].map((hasTrigger) => {
      const published = hasTrigger ? design.published.trigger : design.published.without;
      const name = `+${design.change} points, ${design.name}, ${answers} answers, ${hasTrigger ? "trigger" : "no trigger"} (reference: ${published} %)`;
      const power = powerOf(design, { answers, hasTrigger, plans, random });
      const figure = boundFigure(name, power, { plans, atLeast: leastPower });
      report(figure);
      return figure;
    });
  });
}

/** What else is promised of plans without an effect: looking early, the worst of many units, too few answers. */
export function measurePromises(plans: number, random: Random, report: (figure: Figure) => void): Figure[] {
  const figures: Figure[] = [];
  const add = (figure: Figure) => {
    report(figure);
    figures.push(figure);
  };
  const improved = (name: string, measured: number) =>
    add(boundFigure(name, measured, { plans, atMost: mostFalselyImproved }));
  improved("stopped at the first band above 0 (reference: 2.1 %)", improvedByLooking(restless, plans, random));
  improved(
    "stopped at the first band above 0, trigger (reference: 1.0 %)",
    improvedByLooking({ ...restless, hasTrigger: true }, plans, random),
  );
  const thirty = { ...restless, comparisonUnits: 29 };
  for (const [extreme, published] of [
    ["worst", 1.9],
    ["best", 1.3],
  ] as const)
    improved(
      `plan in the ${extreme} of 30 units, comparison as suggested (reference: ${published} %)`,
      judgeExtremeUnits(thirty, extreme, { plans, random }).improved,
    );
  add(boundFigure("four answers a period: too few answers", tooFewShare(plans, random), { plans, atLeast: 1 }));
  return figures;
}

/** Plans whose after window of six periods has 24 answers. */
function tooFewShare(plans: number, random: Random): number {
  let few = 0;
  for (let at = 0; at < plans; at += 1) {
    const { registration, units } = drawPlan({ ...plainWorld, answers: 4 }, random);
    if (judgePlan(registration, units).verdict === "tooFewAnswers") few += 1;
  }
  return few / plans;
}

/** After the end: false alarms of a year in which nothing is lost, and how soon a loss of ten points of four units is found. */
export function measureWatch(plans: number, random: Random, report: (figure: Figure) => void): Figure[] {
  const figures: Figure[] = [];
  const add = (figure: Figure) => {
    report(figure);
    figures.push(figure);
  };
  const watched: World = { ...plainWorld, planUnits: 4, watchedPeriods: 13, shock: 0 };
  for (const [name, changes] of [
    ["σ_u 0", {}],
    ["σ_u 6", { unrest: { plan: 6, comparison: 6 } }],
    ["months remember at .5, σ_u 6", { unrest: { plan: 6, comparison: 6 }, memory: 0.5 }],
  ] as const) {
    const alarms = foundWithin({ ...watched, ...changes }, plans, random);
    const text = `false alarms in a year of watching, ${name} (reference: .6 to 3.5 %)`;
    add(boundFigure(text, alarms.at(-1) ?? 1, { plans, atMost: mostFalseAlarms }));
  }
  const lost = foundWithin({ ...watched, unrest: restless.unrest, loss: 10 }, plans, random);
  for (const [periods, published] of [
    [3, 36],
    [6, 58],
    [13, 78],
  ] as const)
    add({
      name: `a loss of 10 points found within ${periods} periods (reference: ${published} %)`,
      measured: lost[periods - 1] ?? 0,
      plans,
      holds: null,
    });
  const calm = themeAlarms({ share: 0.08, comments: 100, periods: 13 }, plans, random);
  add(
    boundFigure("false alarms of a theme in a year (reference: 1.8 to 2.2 %)", calm, {
      plans,
      atMost: mostFalseAlarms,
    }),
  );
  for (const [comments, published] of [
    [100, 59],
    [300, 99],
  ] as const)
    add({
      name: `a theme back from 8 to 16 % of ${comments} comments found within 3 periods (reference: ${published} %)`,
      measured: themeAlarms({ share: 0.16, comments, periods: 3 }, plans, random),
      plans,
      holds: null,
    });
  return figures;
}

/** Share of plans with an alarm of their theme, of 16 % of comments before the start and 8 % after it, in periods with another share. */
function themeAlarms(
  { share, comments, periods }: { share: number; comments: number; periods: number },
  plans: number,
  random: Random,
): number {
  const count = (among: number, chance: number) => {
    let mentions = 0;
    for (let at = 0; at < among; at += 1) if (random() < chance) mentions += 1;
    return { mentions, comments: among };
  };
  let found = 0;
  for (let at = 0; at < plans; at += 1) {
    const baseline = Array.from({ length: plainWorld.baselinePeriods }, () => count(comments, 0.16));
    const after = count(plainWorld.afterPeriods * comments, 0.08);
    const later = Array.from({ length: periods }, () => watchTheme(baseline, after, count(comments, share)));
    if (later.some((watch) => watch?.isAlarm)) found += 1;
  }
  return found / plans;
}

/** Share of plans with an alarm by each of the watched periods. */
function foundWithin(world: World, plans: number, random: Random): number[] {
  const first: number[] = [];
  for (let at = 0; at < plans; at += 1) {
    const { registration, units, watched } = drawPlan(world, random);
    const periods = watchScore(registration, units, watched)?.periods ?? [];
    const alarm = periods.findIndex(({ isAlarm }) => isAlarm);
    first.push(alarm < 0 ? Number.POSITIVE_INFINITY : alarm);
  }
  return Array.from({ length: world.watchedPeriods }, (_, at) => first.filter((alarm) => alarm <= at).length / plans);
}

/** What a plain test of before and after finds when it is looked at every week: for contrast. */
export function measureWeeklyTests(plans: number, random: Random, report: (figure: Figure) => void): Figure[] {
  return ([0, 3, 6] as const).map((sd, at) => {
    const world: World = {
      ...plainWorld,
      shock: 0,
      season: 0,
      commonNoise: 0,
      unrest: { plan: sd, comparison: sd },
    };
    const measured = improvedByWeeklyTest(world, plans, random);
    const name = `before and after, tested every week for 24 weeks, σ_u ${sd} (reference: ${[13, 16, 22][at]} %)`;
    const figure: Figure = { name, measured, plans, holds: null };
    report(figure);
    return figure;
  });
}
