import type { DistributionState } from "@heard/db/schema/distributions";
import { afterQuiet } from "../distributions/rules.ts";
import type { DistributionPlan } from "../distributions/schema.ts";
import { DomainError } from "../errors.ts";
import { ownIdPrefix } from "../responses/schema.ts";

/** Every rule by which an invitation is not sent, or not yet. */
export const ledgerRules = {
  deferred: ["waiting", "quietHours", "contactLimit", "surveyPaused", "handingOver", "transport"],
  suppressed: [
    ...["notSampled", "contactLimit", "expired", "erased", "noAddress", "suppressed", "consentWithdrawn"],
    ...["consentMissing", "surveyClosed", "ended", "answered", "withdrawn"],
  ],
  failed: ["refused", "transport", "interrupted"],
} as const;
export type DeferralRule = (typeof ledgerRules)["deferred"][number];
export type SuppressionRule =
  | "notSampled"
  | "contactLimit"
  | "expired"
  | "erased"
  | "noAddress"
  | "suppressed"
  | "consentWithdrawn"
  | "consentMissing"
  | "surveyClosed"
  | "ended"
  | "answered"
  | "withdrawn";
export type FailureRule = (typeof ledgerRules)["failed"][number];
export type LedgerRule = DeferralRule | SuppressionRule | FailureRule;

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Whoever hands a message over is done by then, or dead. */
export const interruptedAfterMs = 5 * minuteMs;
/** When a message that was not taken is tried again: after the first try, the second … */
const retryMinutes = [1, 5, 30, 120, 480] as const;
/** While nobody takes any message. */
export const unavailableMs = minuteMs;
const pausedMs = 60 * minuteMs;

/** Everything that decides whether a message goes now. */
export type Standing = {
  now: Date;
  plan: Pick<DistributionPlan, "mode" | "quiet" | "onLimit" | "deferDays">;
  distribution: DistributionState;
  /** `paused`: it takes no answers now and will again; `closed`: nobody can answer any more. */
  survey: "open" | "paused" | "closed";
  /** The contact's own, else the organisation's. */
  timeZone: string;
  /** Why this person must not be written to at all. */
  refusal: "erased" | "noAddress" | "suppressed" | "consentWithdrawn" | "consentMissing" | null;
  /** Of a reminder: what became of the invitation. */
  first: { isCompleted: boolean; isWithdrawn: boolean } | null;
  /** They have answered the same survey since it became their turn, and not by a personal link. */
  hasAnswered: boolean;
  /** When it was to go at first. */
  wantedAt: Date;
  /** When the limit deferred it, which happens once. */
  limitedAt: Date | null;
  /** When the contact limit allows it; `null`: now. */
  allowedAt: Date | null;
  /** What the rule that protects says; `null`: what the plan says. */
  limitSays: DistributionPlan["onLimit"] | null;
};
export type Decision =
  | { do: "send" }
  /** As it is: it waits for somebody to resume its distribution. */
  | { do: "leave" }
  | { do: "defer"; rule: DeferralRule; dueAt: Date }
  | { do: "suppress"; rule: SuppressionRule };

const suppress = (rule: SuppressionRule): Decision => ({ do: "suppress", rule });
const defer = (rule: DeferralRule, dueAt: Date): Decision => ({ do: "defer", rule, dueAt });

/** What becomes of one message now. The contact limit is asked last: who must not be asked at all is not told that they were asked too often. */
export function decideSending(standing: Standing): Decision {
  const { now, plan, survey, refusal, first, timeZone } = standing;
  if (standing.distribution === "ended") return suppress("ended");
  if (standing.distribution === "paused") return { do: "leave" };
  if (survey === "closed") return suppress("surveyClosed");
  if (first?.isWithdrawn) return suppress("withdrawn");
  if (first?.isCompleted || standing.hasAnswered) return suppress("answered");
  if (refusal) return suppress(refusal);
  if (standing.wantedAt < tooLateBefore(now, plan)) return suppress("expired");
  if (survey === "paused") return defer("surveyPaused", new Date(now.getTime() + pausedMs));
  // A link that somebody hands over by hand disturbs nobody.
  const quietUntil = plan.mode === "link" ? now : afterQuiet(now, plan.quiet, timeZone);
  if (quietUntil > now) return defer("quietHours", quietUntil);
  return decideByLimit(standing);
}

/**
 * What was to go before this moment has waited past its days, for whatever it waited: a sending that was paused, a survey that took no answers, a worker
 * that did not run. One day more than the contact limit may take, so that what it allows on the last of them gets through the quiet hours.
 */
export const tooLateBefore = (now: Date, { deferDays }: Pick<DistributionPlan, "deferDays">): Date =>
  new Date(now.getTime() - (deferDays + 1) * dayMs);

/**
 * Two sendings that start together go out within hours of each other. The limit frees whom the other one reached a moment later than the plan's days
 * end, and that loses nobody. Half of the day that `tooLateBefore` has over; the quiet hours keep the other half.
 */
const togetherMs = dayMs / 2;

function decideByLimit({ plan, wantedAt, limitedAt, allowedAt, limitSays }: Standing): Decision {
  if (allowedAt === null) return { do: "send" };
  if ((limitSays ?? plan.onLimit) === "drop" || limitedAt !== null) return suppress("contactLimit");
  const isAllowedTooLate = allowedAt.getTime() > wantedAt.getTime() + plan.deferDays * dayMs + togetherMs;
  return isAllowedTooLate ? suppress("expired") : defer("contactLimit", allowedAt);
}

/** Of a message that was not taken this time: when it is tried again, `null` when it has been tried often enough. */
export function retryAt(tries: number, now: Date): Date | null {
  const minutes = retryMinutes[tries - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * minuteMs);
}

/** Under what the answer to an invitation is stored, whichever way it comes: so there is one. */
export const answerKeyOf = (invitationId: string): string => `${ownIdPrefix}invitation:${invitationId}`;

/**
 * Whether the personal link of an invitation leads anywhere, at a moment. Of one that is answered its time does not matter any more.
 * @throws DomainError invalid_state `survey_link_withdrawn`, `survey_link_expired`
 */
export function assertLinkHolds(
  invitation: Record<"withdrawnAt" | "expiresAt" | "completedAt", Date | null>,
  at: Date,
): void {
  const { withdrawnAt, expiresAt, completedAt } = invitation;
  if (withdrawnAt) throw new DomainError("invalid_state", "survey_link_withdrawn");
  if (expiresAt && expiresAt <= at && !completedAt) throw new DomainError("invalid_state", "survey_link_expired");
}

/** Who stores an answer has noted it by then, or is dead. */
export const answeringMs = minuteMs;
/** What would have been sent names people and what they are asked. Where nothing is sent it is kept for so long, to be looked at. */
const keptLetterDays = 30;
export const letterExpiryOf = (createdAt: Date): Date => new Date(createdAt.getTime() + keptLetterDays * dayMs);
/** Letters from before are gone. */
export const lettersKeptSince = (now: Date): Date => new Date(now.getTime() - keptLetterDays * dayMs);

/** A link opens the survey for so many days from the day on which it went. */
export const expiryOf = (sentAt: Date, linkDays: number): Date => new Date(sentAt.getTime() + linkDays * dayMs);
