import { normalQuantile, type Random } from "../../src/index.ts";
import { dimensions, regionDimension, shopDimension, zipfWeights } from "./dimensions.ts";
import { drawer, gamma, normal, poisson } from "./draw.ts";

/** Weeks of history and of running-in before the first that is counted. */
const historyWeeks = 52;
const runningIn = 24;
export const firstCounted = historyWeeks + runningIn;

export const themeCount = 30;
const [largestTheme, smallestTheme] = [0.15, 0.01];
const answersAWeek = 3000;
const growthAYear = 1.3;
const weekdays = [1.1, 1.05, 1, 1, 1.1, 0.9, 0.85];
const weekdayShock = [0.02, 0.01, 0, -0.01, -0.02, 0.01, -0.01];
const commentShare = 0.35;
const correlation = 0.65;
const wobble = 0.15;
const detractors = normalQuantile(0.2);
const csatCuts = [0.04, 0.11, 0.27, 0.62].map(normalQuantile);

/** A value of a dimension, and how many answers a week it has in the middle when the event begins. */
export type EventPlace = { readonly dimension: number; readonly value: number; readonly size: number };

export type WorldEvent = {
  /** `null` for everything. */
  readonly at: EventPlace | null;
  readonly from: number;
  /** On the latent scale; 15 NPS points are .217. */
  readonly shift: number;
};

export type WorldOptions = {
  readonly weekCount: number;
  /** Nothing but chance moves answers, as if their labels were shuffled. */
  readonly isPermuted: boolean;
  readonly events?: readonly WorldEvent[];
  /** Whether comments have themes. */
  readonly hasThemes: boolean;
  readonly random: Random;
};

/** Raw answers, oldest first. */
export type Answers = {
  readonly count: number;
  /** By dimension. */
  readonly values: readonly Uint8Array[];
  /** 0 detractor, 1 passive, 2 promoter; 0 to 4. */
  readonly nps: Uint8Array;
  readonly csat: Uint8Array;
  readonly hasComment: Uint8Array;
  /** A bit a theme. */
  readonly themes: Uint32Array;
  /** Place of the first answer of each day, and the end. */
  readonly dayStart: Int32Array;
};

/** The shares of the themes among comments, evenly on a logarithmic scale. */
export function themeShares(): number[] {
  return Array.from(
    { length: themeCount },
    (_, at) => largestTheme * (smallestTheme / largestTheme) ** (at / (themeCount - 1)),
  );
}

/** Draws a world: volumes with noise, growth and weekdays, answers whose scores depend on where they come from and on what moves from week to week. */
export function drawWorld(options: WorldOptions): Answers {
  const { weekCount, random, isPermuted } = options;
  const capacity = Math.ceil(answersAWeek * 1.6 * weekCount);
  const answers = {
    values: dimensions.map(() => new Uint8Array(capacity)),
    nps: new Uint8Array(capacity),
    csat: new Uint8Array(capacity),
    hasComment: new Uint8Array(capacity),
    themes: new Uint32Array(capacity),
    dayStart: new Int32Array(weekCount * 7 + 1),
  };
  const sized = (sd: number) => (isPermuted ? 0 : sd * normal(random));
  const effects = dimensions.map(({ size, effect }) => Float64Array.from({ length: size }, () => sized(effect)));
  let at = 0;
  for (let week = 0; week < weekCount; week += 1) {
    const draws = dimensions.map((_, dimension) => drawer(weeklyWeights(dimension, options), random));
    const shocks = dimensions.map(({ size, weekShock }) => Float64Array.from({ length: size }, () => sized(weekShock)));
    const level = answersAWeek * growthAYear ** ((week - firstCounted) / 52.18) * Math.exp(0.06 * normal(random));
    const weekStart = at;
    const common = sized(0.015);
    for (let day = 0; day < 7; day += 1) {
      const expected = ((level * (weekdays[day] ?? 1)) / 7) * Math.exp(0.08 * normal(random));
      const shift = isPermuted ? 0 : common + sized(0.03) + (weekdayShock[day] ?? 0);
      const end = Math.min(capacity, at + largePoisson(expected, random));
      answers.dayStart[week * 7 + day] = at;
      for (; at < end; at += 1) drawAnswer(answers, at, { draws, effects, shocks, shift, week, options });
    }
    if (options.hasThemes) drawThemes(answers, weekStart, at, options);
  }
  answers.dayStart[weekCount * 7] = at;
  return { ...answers, count: at };
}

function weeklyWeights(dimension: number, { events = [], random }: WorldOptions): number[] {
  const one = dimensions[dimension];
  if (!one) return [];
  const weights = zipfWeights(one);
  const total = weights.reduce((all, weight) => all + weight, 0);
  for (const { at } of events) if (at?.dimension === dimension) weights[at.value] = (total * at.size) / answersAWeek;
  return one.wobbles ? weights.map((weight) => weight * gamma(wobble ** -2, random)) : weights;
}

type Drawn = Omit<Answers, "count">;
type Chances = {
  readonly draws: readonly (() => number)[];
  readonly effects: readonly Float64Array[];
  readonly shocks: readonly Float64Array[];
  readonly shift: number;
  readonly week: number;
  readonly options: WorldOptions;
};

function drawAnswer(
  { values, nps, csat, hasComment }: Drawn,
  at: number,
  { draws, effects, shocks, shift, week, options: { random, events = [] } }: Chances,
): void {
  let latent = shift;
  for (let dimension = 0; dimension < draws.length; dimension += 1) {
    const drawn = draws[dimension]?.() ?? 0;
    const value = dimension === regionDimension ? (values[shopDimension]?.[at] ?? 0) % 12 : drawn;
    const column = values[dimension];
    if (column) column[at] = value;
    latent += (effects[dimension]?.[value] ?? 0) + (shocks[dimension]?.[value] ?? 0);
  }
  for (const event of events) {
    if (week >= event.from && (!event.at || values[event.at.dimension]?.[at] === event.at.value)) latent += event.shift;
  }
  const own = normal(random);
  const score = latent + own;
  nps[at] = score > 0 ? 2 : score < detractors ? 0 : 1;
  const satisfied = latent + correlation * own + Math.sqrt(1 - correlation ** 2) * normal(random);
  let level = 0;
  for (const cut of csatCuts) if (satisfied > cut) level += 1;
  csat[at] = level;
  hasComment[at] = random() < commentShare ? 1 : 0;
}

function drawThemes(
  { hasComment, themes }: Drawn,
  from: number,
  end: number,
  { isPermuted, random }: WorldOptions,
): void {
  const comments: number[] = [];
  for (let at = from; at < end; at += 1) if (hasComment[at]) comments.push(at);
  for (const [theme, share] of themeShares().entries()) {
    const now = Math.min(0.9, share * (isPermuted ? 1 : Math.exp(0.1 * normal(random))));
    for (let at = gap(now, random); at < comments.length; at += 1 + gap(now, random)) {
      const answer = comments[at] ?? 0;
      themes[answer] = (themes[answer] ?? 0) | (1 << theme);
    }
  }
}

function gap(share: number, random: Random): number {
  return Math.floor(Math.log(1 - random()) / Math.log1p(-share));
}

/** A Poisson count in parts that are small enough to be drawn by their waiting times, the rest by its normal limit. */
function largePoisson(mean: number, random: Random): number {
  return mean < 60 ? poisson(mean, random) : Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
}
