import type { PlanGoal } from "@heard/db/schema/improvement-plans";
import type { PlanVerdict } from "@heard/metrics";
import type { KeptVerdict } from "../verdicts/queries.ts";

/** What happened to a plan that others want to hear of; the rest is work on it. */
export const movingVerbs = [
  "improvementPlan.propose",
  "improvementPlan.registerAnew",
  "improvementPlan.approve",
  "improvementPlan.sendBack",
  "improvementPlan.decline",
  "improvementPlan.withdraw",
  "improvementPlan.start",
  "improvementPlan.stop",
  "improvementPlan.close",
  "improvementPlan.reopen",
] as const;
export type MovingVerb = (typeof movingVerbs)[number];

/** What can wait for somebody besides plans, the most pressing first. */
export const errandKinds = [
  ...([
    "caseLate",
    "caseEscalated",
    "caseOpen",
    "caseUnowned",
    "sendingFailed",
    "webhookFailing",
    "importFaults",
    "bounced",
  ] as const),
  ...(["planWaiting", "alertOpen", "meetingNext", "coverageGap"] as const),
  ...(["surveyReview", "surveyDraft", "shareEnding", "alertNew", "targetReview", "suggestionWaiting"] as const),
] as const;
export type ErrandKind = (typeof errandKinds)[number];

/** An action that is due within so many days is on today's list. */
export const dueSoonDays = 7;
/** What moved stays new for so long. */
export const newDays = 7;

/** A verdict as a list says it: the word, what may be claimed, and how much it is. */
export type ShortVerdict = Pick<PlanVerdict, "verdict"> & {
  /** Judged together with other plans, which credits none alone; `hidden` where its figures count answers that the reader does not see. */
  joint: "told" | "hidden" | null;
  /** `change`: it moved, and nobody can tell why. `null` where nothing was measured. */
  claim: "effect" | "change" | null;
  method: PlanGoal["method"];
  estimate: number | null;
  interval: readonly [number, number] | null;
  level: number | null;
};

export function shortVerdict(
  { verdict, effect, jointWith, isJointHidden }: KeptVerdict,
  goal: Pick<PlanGoal, "method"> | null,
): ShortVerdict {
  const isTold = effect !== null && verdict !== "notComparable";
  return {
    ...{ verdict, method: goal?.method ?? "mean", claim: isTold ? effect.claim : null },
    ...{ estimate: isTold ? effect.estimate : null, interval: isTold ? effect.interval : null },
    level: isTold ? effect.level : null,
    joint: isJointHidden ? "hidden" : jointWith.length > 0 ? "told" : null,
  };
}

export const lessons = ["worked", "didNotWork", "cannotTell"] as const;
/** What others can learn from a plan. What rose without a comparison is no success: nobody can tell why it rose; nor which of several did it. */
export function lessonOf(verdict: ShortVerdict | null): (typeof lessons)[number] {
  if (!verdict?.claim || verdict.claim === "change" || verdict.joint !== null) return "cannotTell";
  if (verdict.verdict === "improved") return "worked";
  return verdict.verdict === "worsened" || verdict.verdict === "noDetectableChange" ? "didNotWork" : "cannotTell";
}
