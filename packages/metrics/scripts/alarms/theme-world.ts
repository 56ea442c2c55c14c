import { type FollowedSeries, followShares, type Random, type ShareSeries } from "../../src/index.ts";

/** Weeks before the first that is counted: 52 of history and 24 of running-in. */
const historyWeeks = 52;
const runningIn = 24;
const countedWeeks = 52;
const themeCount = 30;
const [largest, smallest] = [0.15, 0.01];
const eventShare = 0.05;
const eventFactor = 1.5;

export type ThemeWorld = {
  /** Comments a week, on average. */
  readonly comments: number;
  /** Standard deviation of the logarithm by which a theme's share moves from week to week. */
  readonly weeklyNoise: number;
  readonly random: Random;
};

/** The shares of thirty themes, evenly on a logarithmic scale. */
function themeShares(): number[] {
  return Array.from({ length: themeCount }, (_, at) => largest * (smallest / largest) ** (at / (themeCount - 1)));
}

/** Alarms of a year in which nothing happens, after history and running-in. */
export function quietYear(world: ThemeWorld): number {
  const weekCount = historyWeeks + runningIn + countedWeeks;
  const sizes = Array.from({ length: weekCount }, () => poisson(world.comments, world.random));
  const series = themeShares().map((share) => drawSeries(share, sizes, world, () => 1));
  const followed = followShares(series, { budget: 1, share: 0.2, harm: "up" });
  return followed.flatMap(({ alarms }) => alarms).filter(({ week }) => week >= historyWeeks + runningIn).length;
}

/** Weeks until a 5 % theme that is said half as often again is found rising, among 390 series of the account; `null` within half a year. */
export function weeksToFind(world: ThemeWorld): number | null {
  const from = historyWeeks + runningIn;
  const sizes = Array.from({ length: from + 26 }, () => poisson(world.comments, world.random));
  const shares = [eventShare, ...themeShares().slice(1)];
  const series = shares.map((share, at) =>
    drawSeries(share, sizes, world, (week) => (at === 0 && week >= from ? eventFactor : 1)),
  );
  const [event] = followShares(series, { budget: 1, share: 0.2, harm: "up", seriesCount: 390 });
  return foundAfter(event, from);
}

function foundAfter(event: FollowedSeries | undefined, from: number): number | null {
  const alarm = event?.alarms.find(({ week, direction }) => week >= from && direction === "up");
  return alarm ? alarm.week - from + 1 : null;
}

function drawSeries(
  share: number,
  sizes: readonly number[],
  { weeklyNoise, random }: ThemeWorld,
  factor: (week: number) => number,
): ShareSeries {
  const weeks = sizes.map((size, week) => {
    const now = Math.min(0.95, share * factor(week) * Math.exp(weeklyNoise * normal(random)));
    const mentions = binomial(size, now, random);
    return [size - mentions, mentions];
  });
  return { weeks };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** By the gaps between successes, which are few. */
function binomial(n: number, p: number, random: Random): number {
  let [at, count] = [0, 0];
  for (;;) {
    at += Math.floor(Math.log(1 - random()) / Math.log1p(-p)) + 1;
    if (at > n) return count;
    count += 1;
  }
}

function poisson(mean: number, random: Random): number {
  let [at, count] = [0, 0];
  for (;;) {
    at -= Math.log(1 - random());
    if (at > mean) return count;
    count += 1;
  }
}
