import type { PlanItem, PlanOutcome } from "@heard/core/improvement-plans";
import { Verdict } from "@heard/ui/charts/verdict";
import { Chip } from "@heard/ui/chip";
import { useTranslations } from "next-intl";

type Standing = Pick<PlanItem, "state" | "outcome">;

const tones = {
  draft: "absent",
  proposed: "accent",
  approved: "accent",
  running: "accent",
  judged: "neutral",
  closed: "neutral",
  declined: "neutral",
  withdrawn: "neutral",
} as const;

/** Which verdict a plan got, in words. */
export function useOutcomeWord(): (outcome: PlanOutcome) => string {
  const t = useTranslations("plans.outcomes");
  const verdicts = useTranslations("common.verdicts");
  return ({ word, isUnexplained, isJoint }) => {
    if (isUnexplained) return t(word === "improved" ? "rose" : "fell");
    return isJoint ? t("joint", { verdict: verdicts(word) }) : verdicts(word);
  };
}

/** Where a plan stands in a word: of one that was judged, which verdict it got. */
export function usePlanState(): (plan: Standing) => string {
  const t = useTranslations("plans.states");
  const outcomeWord = useOutcomeWord();
  return ({ state, outcome }) => (state === "judged" && outcome ? outcomeWord(outcome) : t(state));
}

/** Where a plan stands, and how it ended. */
export function PlanState({ state, outcome }: Standing) {
  const t = useTranslations("plans.states");
  if (!outcome) return <Chip tone={tones[state]}>{t(state)}</Chip>;
  return (
    <>
      {state === "judged" ? null : <Chip tone={tones[state]}>{t(state)}</Chip>}
      <Outcome {...outcome} />
    </>
  );
}

/** The verdict of a plan as lists say it. What moved without a comparison is drawn as no success and no failure. */
export function Outcome(outcome: PlanOutcome) {
  const word = useOutcomeWord()(outcome);
  return (
    <span className="block" data-figure="effect">
      {outcome.isUnexplained ? (
        <span className="text-ink-2 text-ui">{word}</span>
      ) : (
        <Verdict verdict={outcome.word}>{word}</Verdict>
      )}
    </span>
  );
}
