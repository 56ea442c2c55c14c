import { type Alert, allSlice, followAccount, seededRandom } from "../../src/index.ts";
import { drawWorld, type EventPlace, firstCounted, type WorldEvent } from "./account-world.ts";
import { dimensions, sliceName, zipfWeights } from "./dimensions.ts";
import { rollUp } from "./rollup.ts";

const watchedWeeks = 26;
const answersAWeek = 3000;
/** 15 NPS points on the latent scale. */
const fifteenPoints = 0.217;

export type EventOutcome = {
  /** Weeks until an alert says where, event by event; `null` within half a year. */
  readonly weeks: readonly (number | null)[];
  /** Alerts since then. */
  readonly alertCount: number;
  /** Series that alarmed since then, with those that an alert explains. */
  readonly alarmCount: number;
};

/** The value of a dimension that comes nearest to so many answers a week, and then has them. */
export function placeOfSize(dimension: number, size: number): EventPlace {
  const one = dimensions[dimension];
  if (!one) throw new RangeError(`No dimension ${dimension}`);
  const weights = zipfWeights(one);
  const total = weights.reduce((all, weight) => all + weight, 0);
  const distance = (weight: number) => Math.abs(Math.log((answersAWeek * weight) / total / size));
  const [nearest = 0] = [...weights.keys()].toSorted((a, b) => distance(weights[a] ?? 0) - distance(weights[b] ?? 0));
  return { dimension, value: nearest, size };
}

/** Follows the scores of an account of which slices (`null` for everything) fall by so many NPS points in the first counted week. */
export function plantedEvents(
  places: readonly (EventPlace | null)[],
  { points, seed }: { points: number; seed: number },
): EventOutcome {
  const shift = (-fifteenPoints * points) / 15;
  const events = places.map((at): WorldEvent => ({ at, from: firstCounted, shift }));
  const weekCount = firstCounted + watchedWeeks;
  const random = seededRandom(seed);
  const { measures, countSet } = rollUp(
    drawWorld({ weekCount, isPermuted: false, hasThemes: false, events, random }),
    "scores",
  );
  const { alerts, records } = followAccount(measures, { budget: 1, countSet });
  const alarms = records.filter(({ candidate }) => candidate.week >= firstCounted);
  return {
    weeks: places.map((at) => weeksUntil(alerts, at ? sliceName(at.dimension, at.value) : allSlice)),
    alertCount: alerts.filter(({ raisedIn }) => raisedIn >= firstCounted).length,
    alarmCount: new Set(alarms.map(({ candidate: { measure, slice } }) => `${measure} ${slice}`)).size,
  };
}

/** Since when an alert has told of the slice: from its first week, or from when it became as wide. */
function weeksUntil(alerts: readonly Alert[], slice: string): number | null {
  const weeks = alerts.flatMap(({ direction, slice: now, firstSeenIn, raisedIn, week }) => {
    if (direction !== "down" || week < firstCounted) return [];
    if ((firstSeenIn ?? now) === slice) return Math.max(raisedIn, firstCounted);
    return now === slice ? week : [];
  });
  return weeks.length > 0 ? Math.min(...weeks) - firstCounted + 1 : null;
}
