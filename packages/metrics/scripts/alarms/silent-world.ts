import { findSilentSources, type Random } from "../../src/index.ts";
import { gamma, poisson } from "./draw.ts";

const weekdays = [1.2, 1.1, 1, 1, 1.3, 1.4, 0];
const historyDays = 26 * 7;

/**
 * Sources of 7 to 350 answers a week, closed on Sundays, whose weeks move by 10 to 30 % and days by 10 to 50 %, the same for all in a world: how often
 * one of them is called silent in so many years though it is not.
 */
export function falseSilences({ sources, years, random }: { sources: number; years: number; random: Random }): number {
  const [weekCv, dayCv] = [0.1 + 0.2 * random(), 0.1 + 0.4 * random()];
  const weeks = historyDays / 7 + Math.round(years * 52.18);
  const drawn = Array.from({ length: sources }, (_, at): [string, number[]] => {
    const level = 8 * (350 / 8) ** (at / sources);
    return [`source ${at}`, Array.from({ length: weeks }, () => drawWeek(level, { weekCv, dayCv, random })).flat()];
  });
  return findSilentSources(new Map(drawn), { budget: 1 }).filter(({ day }) => day >= historyDays).length;
}

function drawWeek(
  level: number,
  { weekCv, dayCv, random }: { weekCv: number; dayCv: number; random: Random },
): number[] {
  const week = gamma(weekCv ** -2, random);
  return weekdays.map((share) =>
    share === 0 ? 0 : poisson(((level * share) / 7) * week * gamma(dayCv ** -2, random), random),
  );
}
