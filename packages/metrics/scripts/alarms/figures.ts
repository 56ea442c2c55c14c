import { median, type Random, seededRandom, splitChange } from "../../src/index.ts";
import type { EventPlace } from "./account-world.ts";
import { equalUnits } from "./equal-units.ts";
import { placeOfSize, plantedEvents } from "./event.ts";
import { naiveTests } from "./naive.ts";
import { aMonth, lastingShare, quietAccount } from "./quiet.ts";
import { falseSilences } from "./silent-world.ts";
import { quietYear, weeksToFind } from "./theme-world.ts";

/** One promise: a figure and the band in which it has to lie. */
export type Figure = { readonly name: string; readonly value: number; readonly band: readonly [number, number] };

export type Effort = { readonly years: number; readonly worlds: number; readonly seed: number };

/** Parts of the simulation, each with its own chances: a part says the same alone and among the others. */
export const parts = {
  quiet: quietFigures,
  generated: generatedFigures,
  shops: shopFigures,
  touchpoint: touchpointFigures,
  everywhere: everywhereFigures,
  themes: themeFigures,
  rest: restFigures,
} satisfies Record<string, (effort: Effort) => Figure[]>;

const touchpointDimension = 0;
const shopDimension = 4;
const percent = (count: number, of: number) => (100 * count) / of;
const upTo = (most: number): [number, number] => [0, most];
const atLeast = (least: number): [number, number] => [least, Infinity];

function quietFigures({ years, seed }: Effort): Figure[] {
  const random = seededRandom(seed);
  const found = Array.from({ length: years }, () => quietAccount({ isPermuted: true, random }));
  const lasting = lastingShare(found.flat());
  return [
    { name: `permuted labels, ${years} years: alerts a year`, value: 12 * aMonth(found), band: [5.5, 10.5] },
    { name: "permuted: most in a year", value: Math.max(...found.map(({ length }) => length)), band: upTo(21) },
    { name: "permuted: scores a month", value: aMonth(found, "scores"), band: upTo(0.55) },
    { name: "permuted: themes a month", value: aMonth(found, "themes"), band: upTo(0.2) },
    { name: "permuted: comment rate a month", value: aMonth(found, "comments"), band: upTo(0.1) },
    { name: "permuted: volume a month", value: aMonth(found, "volume"), band: upTo(0.1) },
    { name: "permuted: false alerts called lasting, %", value: 100 * (lasting ?? 0), band: upTo(10) },
  ];
}

function generatedFigures({ years, seed }: Effort): Figure[] {
  const random = seededRandom(seed + 1);
  const found = Array.from({ length: years }, () => quietAccount({ isPermuted: false, random }));
  return [{ name: `restless weeks, ${years} years: alerts a year`, value: 12 * aMonth(found), band: [7, 12] }];
}

function shopFigures({ worlds, seed }: Effort): Figure[] {
  const sizes = [20, 50, 150] as const;
  const places = sizes.map((size) => placeOfSize(shopDimension, size));
  const outcomes = Array.from({ length: worlds }, (_, world) =>
    plantedEvents(places, { points: 15, seed: seed + world }),
  );
  const bands = [
    { median: [14, 28], within: 26, least: 47 },
    { median: [5, 10], within: 13, least: 77 },
    { median: [3, 5], within: 8, least: 82 },
  ] as const;
  return sizes.flatMap((size, at): Figure[] => {
    const weeks = outcomes.map((outcome) => outcome.weeks[at] ?? Infinity);
    const band = bands[at] ?? bands[0];
    const within = percent(weeks.filter((one) => one <= band.within).length, worlds);
    return [
      {
        name: `shop −15 at ${size} a week, ${worlds} worlds: median weeks`,
        value: median(weeks) ?? 0,
        band: band.median,
      },
      {
        name: `shop −15 at ${size} a week: found within ${band.within} weeks, %`,
        value: within,
        band: atLeast(band.least),
      },
    ];
  });
}

function touchpointFigures({ worlds, seed }: Effort): Figure[] {
  const count = Math.ceil(worlds / 2);
  const place = placeOfSize(touchpointDimension, 430);
  const found = comparedWorlds(place, { count, points: 15, seed });
  return [
    { name: `touchpoint −15, ${count} worlds: alert there within 8 weeks, %`, value: found.within8, band: atLeast(95) },
    { name: "touchpoint −15: alerts more than without it", value: found.net, band: [-Infinity, 1.3] },
    { name: "touchpoint −15: series that alarmed", value: found.alarmed, band: atLeast(8) },
  ];
}

function everywhereFigures({ worlds, seed }: Effort): Figure[] {
  const count = Math.ceil(worlds / 4);
  const found = comparedWorlds(null, { count, points: 8, seed });
  return [
    { name: `−8 everywhere, ${count} worlds: alert at all within 8 weeks, %`, value: found.within8, band: atLeast(90) },
    { name: "−8 everywhere: alerts more than without it", value: found.net, band: [-Infinity, 1.5] },
  ];
}

/** Worlds with an event and the same without it. */
function comparedWorlds(
  place: EventPlace | null,
  { count, points, seed }: { count: number; points: number; seed: number },
): { within8: number; net: number; alarmed: number } {
  let [within8, net, alarmed] = [0, 0, 0];
  for (let world = 0; world < count; world += 1) {
    const event = plantedEvents([place], { points, seed: seed + world });
    const without = plantedEvents([place], { points: 0, seed: seed + world });
    if ((event.weeks[0] ?? Infinity) <= 8) within8 += 1;
    net += event.alertCount - without.alertCount;
    alarmed += event.alarmCount;
  }
  return { within8: percent(within8, count), net: net / count, alarmed: alarmed / count };
}

/**
 * Themes alone. Where weeks move by themselves they raise more than their part, which docs/alarms.md states as a miss: the band is the figure that is
 * reached, wide enough for so many years being a sample, so that it can neither grow nor shrink unseen.
 */
function themeFigures({ years, worlds, seed }: Effort): Figure[] {
  const random = seededRandom(seed);
  const [part, reached] = [0.2, 0.23];
  const sampling = 3 * Math.sqrt(reached / 12 / years);
  const quiet = (weeklyNoise: number) => {
    const counts = Array.from({ length: years }, () => quietYear({ comments: 1000, weeklyNoise, random }));
    return { aMonth: counts.reduce((all, one) => all + one, 0) / years / 12, most: Math.max(...counts) };
  };
  const [calm, restless] = [quiet(0), quiet(0.1)];
  const restlessBand: [number, number] = [reached - sampling, reached + sampling];
  const soon = (comments: number, band: [number, number]): Figure => ({
    name: `theme 5 % + half at ${comments} comments a week, ${worlds} worlds: median weeks`,
    value: median(foundIn(worlds, () => weeksToFind({ comments, weeklyNoise: 0.1, random }))) ?? 0,
    band,
  });
  return [
    { name: `thirty themes by chance alone, ${years} years: a month`, value: calm.aMonth, band: [0.06, part] },
    { name: "thirty themes by chance alone: most in a year", value: calm.most, band: upTo(8) },
    {
      name: `thirty themes, weeks move by 10 % (a miss: above ${part}): a month`,
      value: restless.aMonth,
      band: restlessBand,
    },
    { name: "thirty themes, weeks move by 10 %: most in a year", value: restless.most, band: upTo(10) },
    soon(1000, [2, 4]),
    soon(300, [4, 9]),
  ];
}

function foundIn(worlds: number, find: () => number | null): number[] {
  return Array.from({ length: worlds }, () => find() ?? Infinity);
}

function restFigures({ years, seed }: Effort): Figure[] {
  const random = seededRandom(seed + 2);
  const silentYears = Math.ceil((years * 3) / 4);
  const naive = naiveTests({ weeks: 50 * years, random });
  const units = equalUnits({ draws: 25 * years, random });
  return [
    ...silenceFigures(silentYears, random),
    { name: "twenty naive tests at 5 %: alarms a month", value: naive.aMonth, band: [4, 4.8] },
    { name: "twenty naive tests at 5 %: weeks with one or more, %", value: 100 * naive.weeksWithAny, band: [60, 68] },
    {
      name: `thirty equal units, ${25 * years} draws: no spread in the interval, %`,
      value: 100 * units.holdsNone,
      band: atLeast(94),
    },
    { name: "thirty equal units: any rank, % of units", value: 100 * units.tied, band: atLeast(94) },
    ...simpsonFigures(),
  ];
}

function silenceFigures(years: number, random: Random): Figure[] {
  let count = 0;
  for (let year = 0; year < years; year += 1) count += falseSilences({ sources: 300, years: 1, random });
  return [{ name: `300 sources, ${years} years: called silent by chance`, value: count, band: upTo((7 * years) / 30) }];
}

/** All segments up, total down. */
function simpsonFigures(): Figure[] {
  const cell = (before: [number, number], after: [number, number]) => ({
    mode: "web",
    before: { n: before[0], mean: before[1], variance: 0.6 },
    after: { n: after[0], mean: after[1], variance: 0.6 },
  });
  const found = splitChange([cell([300, 0.5], [100, 0.52]), cell([100, 0.1], [300, 0.12])]);
  const exactly = (value: number): [number, number] => [value - 1e-6, value + 1e-6];
  return [
    { name: "Simpson: real", value: found?.real.value ?? Number.NaN, band: exactly(0.02) },
    { name: "Simpson: mix", value: found?.mix.value ?? Number.NaN, band: exactly(-0.2) },
    { name: "Simpson: total", value: found?.total ?? Number.NaN, band: exactly(-0.18) },
    {
      name: "Simpson: said to be who answered",
      value: found?.paradox === "everyGroupImproved" && found.headline === "mix" ? 1 : 0,
      band: [1, 1],
    },
  ];
}
