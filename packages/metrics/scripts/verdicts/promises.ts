import { judgePlan, type Random } from "../../src/index.ts";
import { judgeExtremeUnits } from "./chosen-comparison.ts";
import { drawPlan } from "./draw-plan.ts";
import { boundFigure, type Figure } from "./figures.ts";
import { improvedByLooking, improvedByWeeklyTest } from "./looking.ts";
import { plannedAnswers, poweredDesigns, powerOf } from "./power.ts";
import { plainWorld, type World } from "./world.ts";

const restless: World = { ...plainWorld, unrest: { plan: 3, comparison: 3 } };
const mostFalselyImproved = 0.025;
const leastPower = 0.8;

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
