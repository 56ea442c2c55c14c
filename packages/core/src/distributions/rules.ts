import { createHash } from "node:crypto";
import { tzOffset } from "@date-fns/tz";
import type { DistributionState } from "@heard/db/schema/distributions";
import { DomainError, invalidState } from "../errors.ts";
import type { DistributionPlan } from "./schema.ts";

/** What can be done with a distribution in which state, and what it is then. */
export const distributionMoves = {
  pause: { from: ["running"], to: "paused" },
  resume: { from: ["paused"], to: "running" },
  end: { from: ["planning", "running", "paused"], to: "ended" },
} as const satisfies Record<string, { from: readonly DistributionState[]; to: DistributionState }>;
export type DistributionMove = keyof typeof distributionMoves;
type Stated = { name: string; state: DistributionState };

const distributionCan = (move: DistributionMove, { state }: Pick<Stated, "state">): boolean =>
  (distributionMoves[move].from as readonly DistributionState[]).includes(state);

/** @throws DomainError invalid_state naming the state that it is in */
export function assertDistributionCan(move: DistributionMove, distribution: Stated): void {
  if (!distributionCan(move, distribution)) throw invalidState("distribution", distribution.state, distribution.name);
}

/** Once it has begun, whom it is for and what they read stays. @throws DomainError invalid_state */
export function assertIsDraft({ name, state }: Stated): void {
  if (state !== "draft") throw invalidState("distribution", state, name);
}

/**
 * The place of somebody in a draw, from 0 to below 1: the first 52 bits of MD5 over seed and whom. Not for secrets; PostgreSQL has the same function,
 * so that a list of millions is drawn where it lies.
 * @example
 * drawOf("spring", "0197b2a0-0000-7000-8000-000000000000").toFixed(6); // => "0.222624"
 */
export function drawOf(seed: string, whom: string): number {
  const hex = createHash("md5").update(`${seed}:${whom}`).digest("hex").slice(0, 13);
  return Number.parseInt(hex, 16) / 2 ** 52;
}

/** How many of so many are drawn. At least one, when anybody is there: a share of few people is not nobody. */
export function drawnCount(sample: DistributionPlan["sample"], eligible: number): number {
  if ("number" in sample) return Math.min(sample.number, eligible);
  return eligible === 0 ? 0 : Math.max(1, Math.round(sample.share * eligible));
}

/** Whether somebody to whom something happened is drawn. A number is no share of events to come, so everybody is. */
export const isDrawn = (sample: DistributionPlan["sample"], seed: string, occasion: string): boolean =>
  "number" in sample || drawOf(seed, occasion) < sample.share;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/**
 * The first moment at or after `at` outside the quiet hours of a zone. Hours that begin and end at the same time are none. Where the clocks change on the
 * way, what they show decides: hours that come twice are quiet twice, and an end that is skipped has come when the clocks are past it.
 * @example
 * afterQuiet(new Date("2026-06-30T14:00:00Z"), { from: "21:00", to: "08:00" }, "Asia/Shanghai").toISOString(); // => "2026-07-01T00:00:00.000Z"
 */
export function afterQuiet(at: Date, quiet: DistributionPlan["quiet"], timeZone: string): Date {
  if (quiet === null || quiet.from === quiet.to) return at;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const isQuiet = (minute: number) => (from > to ? minute >= from || minute < to : minute >= from && minute < to);
  const minute = minuteIn(at.getTime(), timeZone);
  if (!isQuiet(minute)) return at;
  // Every offset of today is a whole number of minutes, so that minutes of the clock begin with those of the world.
  const begun = Math.floor(at.getTime() / minuteMs) * minuteMs;
  const left = (to - minute + dayMinutes) % dayMinutes;
  const end = begun + left * minuteMs;
  if (tzOffset(timeZone, at) === tzOffset(timeZone, new Date(end))) return new Date(end);
  for (let next = begun + minuteMs; next <= begun + 2 * dayMinutes * minuteMs; next += minuteMs)
    if (!isQuiet(minuteIn(next, timeZone))) return new Date(next);
  throw new RangeError(`${quiet.from} to ${quiet.to} in ${timeZone} has no end after ${at.toISOString()}`);
}

/** Minutes since midnight by the clocks of a zone. */
function minuteIn(time: number, timeZone: string): number {
  const minute = Math.floor(time / minuteMs) + tzOffset(timeZone, new Date(time));
  return ((minute % dayMinutes) + dayMinutes) % dayMinutes;
}

/** What may stand in the texts of a letter. */
const placeholders = ["name", "organisation", "survey", "link"] as const;
type Filling = Record<(typeof placeholders)[number], string>;

/** A text with its placeholders filled in; other braces stay as they are. */
export const filledLetter = (text: string, filling: Partial<Filling>): string =>
  text.replace(/\{(name|organisation|survey|link)\}/g, (whole, name: keyof Filling) => filling[name] ?? whole);

/**
 * A letter to somebody whose name is not known: with the name goes the space before it, and at the beginning of a line the comma after it.
 * @example
 * withoutName("Dear {name},"); // => "Dear,"
 */
export const withoutName = (text: string): string =>
  text.replace(/^\{name\}[，,、 ]*/gm, "").replace(/[ \u3000]?\{name\}/g, "");

/** Nobody under age is written to. @throws DomainError invalid_state `minors_not_invited` */
export function assertNoMinors({ isForMinors }: { isForMinors: boolean }): void {
  if (isForMinors) throw new DomainError("invalid_state", "minors_not_invited");
}
