import { type Random, scoreAgainstBaseline } from "../../src/index.ts";
import { binomial } from "./draw.ts";

const series = 20;
const answersAWeek = 50;
const baselineWeeks = 52;
const share = 0.3;
const critical = 1.96;
const weeksAMonth = 365.25 / 84;

/** What an account would see without a budget: twenty quiet series, each tested every week at 5 % against the year before. */
export function naiveTests({ weeks, random }: { weeks: number; random: Random }): {
  aMonth: number;
  weeksWithAny: number;
} {
  const draw = () => {
    const yes = binomial(answersAWeek, share, random);
    return [answersAWeek - yes, yes];
  };
  const drawn = Array.from({ length: series }, () => Array.from({ length: baselineWeeks + weeks }, draw));
  const options = { values: [0, 1], reference: [1 - share, share], tau2: 0, nu: null };
  let [alarms, weeksWithAny] = [0, 0];
  for (let week = baselineWeeks; week < baselineWeeks + weeks; week += 1) {
    const found = drawn.filter((one) => {
      const score = scoreAgainstBaseline(one.slice(week, week + 1), one.slice(week - baselineWeeks, week), options);
      return Math.abs(score?.t ?? 0) > critical;
    }).length;
    alarms += found;
    weeksWithAny += found > 0 ? 1 : 0;
  }
  return { aMonth: (alarms / weeks) * weeksAMonth, weeksWithAny: weeksWithAny / weeks };
}
