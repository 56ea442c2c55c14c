import type { ContactAttributes } from "@heard/db/schema/contacts";
import type { Audience } from "../distributions/schema.ts";
import type { ContactLimitRule } from "./schema.ts";

/** For organisations that have said nothing: nobody is written to twice within two weeks. There is always a limit. */
export const ownContactLimits: readonly ContactLimitRule[] = [{ most: 1, days: 14, audience: {}, onLimit: null }];

const dayMs = 86_400_000;

type Known = { attributes: ContactAttributes; language: string | null };

/** Whether somebody belongs to an audience, by what is known of them. Numbers compare as numbers, texts and dates as text. */
export function fitsAudience({ attributes = [], languages }: Audience, known: Known, ownLanguage: string): boolean {
  if (languages && !languages.includes(known.language ?? ownLanguage)) return false;
  return attributes.every((condition) => {
    const value = Object.hasOwn(known.attributes, condition.field) ? known.attributes[condition.field] : undefined;
    if (value === undefined) return false;
    if ("in" in condition) return condition.in.includes(value);
    const { atLeast, atMost } = condition;
    return (
      (atLeast === undefined || (comparable(value, atLeast) && value >= atLeast)) &&
      (atMost === undefined || (comparable(value, atMost) && value <= atMost))
    );
  });
}

const comparable = (a: string | number, b: string | number) => typeof a === typeof b;

/** The rule that protects somebody, until when. */
export type Protection = { rule: ContactLimitRule; until: Date };

/**
 * Which rule protects somebody now, given when they were written to: of several the one that protects longest. `null`: they may be written to now.
 * @example
 * findProtection([{ most: 1, days: 14, audience: {}, onLimit: null }], [new Date("2026-06-01T00:00:00Z")], new Date("2026-06-10T00:00:00Z"))?.until.toISOString(); // => "2026-06-15T00:00:00.000Z"
 */
export function findProtection(
  limits: readonly ContactLimitRule[],
  taken: readonly Date[],
  now: Date,
): Protection | null {
  const newest = taken.map((at) => at.getTime()).toSorted((a, b) => b - a);
  const protecting = limits.flatMap((rule): Protection[] => {
    // The place that has to become free: with it and all after it the window is full.
    const blocking = newest[rule.most - 1];
    const until = blocking === undefined ? 0 : blocking + rule.days * dayMs;
    return until > now.getTime() ? [{ rule, until: new Date(until) }] : [];
  });
  return protecting.reduce<Protection | null>(
    (longest, one) => (longest === null || one.until > longest.until ? one : longest),
    null,
  );
}

/** A rule that holds for somebody, with the messages that count for it now; `isProtecting`: the one that decides. */
export type AppliedLimit = { rule: ContactLimitRule; taken: number; isProtecting: boolean };

/** The rules that hold for somebody and what they come to now: for whoever sends and for whoever explains, so that both say the same. */
export function applyLimits(
  limits: readonly ContactLimitRule[],
  person: Known,
  { taken, ownLanguage, now }: { taken: readonly Date[]; ownLanguage: string; now: Date },
): { limits: AppliedLimit[]; protection: Protection | null } {
  const own = limits.filter(({ audience }) => fitsAudience(audience, person, ownLanguage));
  const protection = findProtection(own, taken, now);
  const isWithin = (at: Date, { days }: ContactLimitRule) => at.getTime() > now.getTime() - days * dayMs;
  return {
    protection,
    limits: own.map((rule) => ({
      rule,
      taken: taken.filter((at) => isWithin(at, rule)).length,
      isProtecting: rule === protection?.rule,
    })),
  };
}

/** How far back a limit looks. */
export const longestWindow = (limits: readonly ContactLimitRule[]): number =>
  Math.max(0, ...limits.map(({ days }) => days)) * dayMs;
