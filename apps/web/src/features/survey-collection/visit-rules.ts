import type { EmbedSettings } from "@heard/survey";
import { type RuleOutcome, type ShowingRule, showingOf } from "@heard/survey/showing";

/** What is asked about one visitor; numbers are text until they are read. */
export type VisitDraft = { page: string; seenDaysAgo: string; hasAnswered: boolean };
export type VisitRule = {
  rule: ShowingRule | "origin";
  /** `depends`: a draw in the visitor's own browser decides. */
  outcome: RuleOutcome["outcome"] | "depends";
};

const dayMs = 86_400_000;

/**
 * The rules by which a survey shows on a page, or does not, for somebody of whom so much is known: the same rules that the embed script goes by.
 * `null` for an address that is none.
 */
export function visitRules(
  settings: EmbedSettings,
  { survey, state, now }: { survey: string; state: string; now: number },
  { page, seenDaysAgo, hasAnswered }: VisitDraft,
): VisitRule[] | null {
  const address = URL.parse(page.trim());
  if (!address) return null;
  const days = Number(seenDaysAgo);
  const seenAt = seenDaysAgo.trim() === "" || Number.isNaN(days) ? null : now - days * dayMs;
  const outcomes = showingOf(settings, {
    ...{ seed: "", survey, state, now, seenAt },
    ...{ path: address.pathname, answeredAt: hasAnswered ? now : null, isTriggered: false, isTaken: false },
  });
  const { samplePercent } = settings;
  const isDrawn = samplePercent > 0 && samplePercent < 100;
  return [
    { rule: "origin", outcome: settings.origins.includes(address.origin) ? "passes" : "stops" },
    ...outcomes.map(({ rule, outcome }): VisitRule => {
      if (rule !== "sample") return { rule, outcome };
      return { rule, outcome: isDrawn ? "depends" : samplePercent === 0 ? "stops" : "passes" };
    }),
  ];
}
