import { type FollowedSeries, followShares, type Random, type ShareSeries } from "../../src/index.ts";
import { firstCounted, themeShares } from "./account-world.ts";
import { binomial, normal, poisson } from "./draw.ts";

const countedWeeks = 52;
const eventShare = 0.05;
const eventFactor = 1.5;

export type ThemeWorld = {
  /** Comments a week, on average. */
  readonly comments: number;
  /** Standard deviation of the logarithm by which a theme's share moves from week to week. */
  readonly weeklyNoise: number;
  readonly random: Random;
};

/** Alarms of a year in which nothing happens, after history and running-in. */
export function quietYear(world: ThemeWorld): number {
  const weekCount = firstCounted + countedWeeks;
  const sizes = Array.from({ length: weekCount }, () => poisson(world.comments, world.random));
  const series = themeShares().map((share) => drawSeries(share, sizes, world, () => 1));
  const followed = followShares(series, { budget: 1, share: 0.2, harm: "up" });
  return followed.flatMap(({ alarms }) => alarms).filter(({ week }) => week >= firstCounted).length;
}

/** Weeks until a 5 % theme that is said half as often again is found rising, among 390 series of the account; `null` within half a year. */
export function weeksToFind(world: ThemeWorld): number | null {
  const from = firstCounted;
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
