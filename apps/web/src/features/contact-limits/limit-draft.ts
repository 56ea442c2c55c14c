import type { ContactLimits } from "@heard/core/contact-limits";
import { type AudienceDraft, audienceDraft, audienceOf, type Field } from "#features/audience/audience-draft.ts";

export type Rule = ContactLimits["limits"][number];
/** A rule while it is typed: numbers are text, so that one can be typed anew. */
export type RuleDraft = {
  id: number;
  most: string;
  days: string;
  onLimit: "sending" | "defer" | "drop";
  audience: AudienceDraft;
};

export const draftOf = (rules: readonly Rule[]): RuleDraft[] =>
  rules.map(({ most, days, audience, onLimit }, id) => ({
    ...{ id, most: String(most), days: String(days) },
    onLimit: onLimit ?? "sending",
    audience: audienceDraft(audience),
  }));

export const ruleOf = ({ most, days, onLimit, audience }: RuleDraft, fields: readonly Field[]): Rule => ({
  ...{ most: Number(most), days: Number(days) },
  audience: audienceOf(audience, fields),
  onLimit: onLimit === "sending" ? null : onLimit,
});

/** A rule to begin with: once in a month. */
export const newRule = (id: number): RuleDraft => ({
  ...{ id, most: "1", days: "30", onLimit: "sending" },
  audience: { conditions: [], languages: [] },
});

const sameRule = (one: Rule, other: Rule): boolean =>
  one.most === other.most &&
  one.days === other.days &&
  one.onLimit === other.onLimit &&
  JSON.stringify(one.audience.attributes ?? []) === JSON.stringify(other.audience.attributes ?? []) &&
  JSON.stringify(one.audience.languages ?? []) === JSON.stringify(other.audience.languages ?? []);

/** How many people a rule is for, while it stands as it was counted; `null` once it was changed. */
export function fitsOf(rule: Rule, { limits, fits }: Pick<ContactLimits, "limits" | "fits">): number | null {
  const place = limits.findIndex((one) => sameRule(one, rule));
  return fits[place] ?? null;
}

export const sameRules = (one: readonly Rule[], other: readonly Rule[]): boolean =>
  one.length === other.length && one.every((rule, place) => sameRule(rule, other[place] as Rule));
