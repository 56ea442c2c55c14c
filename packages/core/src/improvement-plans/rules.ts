import type { CauseCategory, OverlapChoice, PlanKind, PlanState } from "@heard/db/schema/improvement-plans";

export const longestTitle = 200;
export const longestNote = 4000;
export const mostEvidence = 100;
export const mostActions = 200;
/** What led to a plan that nothing else is said of. */
export const triggerDays = 28;

export const planKinds = [
  "process",
  "training",
  "technology",
  "product",
  "other",
] as const satisfies readonly PlanKind[];
export const causeCategories = [
  "people",
  "process",
  "technology",
  "product",
  "policy",
  "supplier",
  "other",
] as const satisfies readonly CauseCategory[];
/** What can be chosen for two plans that meet: one begins after the other, they share no units, or they are judged together. */
export const overlapChoices = ["stagger", "split", "joint"] as const satisfies readonly OverlapChoice["choice"][];
/**
 * Since when a proposal is what it is: since it was proposed, since it was last said that it is judged together with a plan that it meets, or since that plan was no longer
 * agreed. Each is another plan to vote on, for a verdict on both will be credited to neither. `null` for what was never proposed.
 */
export function factsSince({
  proposedAt,
  overlapChoices: choices,
}: {
  proposedAt: Date | null;
  overlapChoices: readonly OverlapChoice[];
}): Date | null {
  if (proposedAt === null) return null;
  const said = choices
    .filter(({ choice }) => choice === "joint")
    .map(({ chosenAt, endedAt }) => new Date(endedAt ?? chosenAt).getTime());
  return new Date(Math.max(proposedAt.getTime(), ...said));
}

/**
 * Whether a vote of this proposal is on what the plan was before. One that was never said to be judged together has no such vote, whatever the clocks of those who
 * proposed and voted say.
 */
export function isFormerVote(
  { proposedAt, factsSince: since }: { proposedAt: Date | null; factsSince: Date | null },
  { votedAt }: { votedAt: Date },
): boolean {
  return proposedAt !== null && since !== null && since > proposedAt && votedAt < since;
}

/** In the order in which a plan goes through them; the last two are ways out. */
export const planStates = [
  "draft",
  "proposed",
  "approved",
  "running",
  "judged",
  "closed",
  "declined",
  "withdrawn",
] as const satisfies readonly PlanState[];

export type PlanStep =
  | "edit"
  | "work"
  | "link"
  | "approve"
  | "propose"
  | "sendBack"
  | "decline"
  | "withdraw"
  | "start"
  | "stop"
  | "judge"
  | "close"
  | "reopen"
  | "reconsider"
  | "registerAnew"
  | "answerOverlap"
  | "delete";

/** In which states a step can be taken. The verb asserts it, and a button that cannot be pressed says it. */
export const planSteps: Record<PlanStep, readonly PlanState[]> = {
  // What is before the council stays as it was proposed: votes are for what was read.
  edit: ["draft", "approved", "running"],
  work: ["draft", "proposed", "approved", "running", "judged"],
  // Votes are for what was read, and nobody is told of a plan who was not among its reasons when it ran.
  link: ["draft", "approved", "running"],
  propose: ["draft"],
  approve: ["draft", "proposed"],
  sendBack: ["proposed"],
  decline: ["proposed"],
  withdraw: ["draft", "proposed", "approved"],
  start: ["approved"],
  stop: ["running"],
  judge: ["running"],
  close: ["judged"],
  reopen: ["closed"],
  // By the council alone: what runs is stopped, not taken back.
  reconsider: ["declined", "approved"],
  // After a changed goal voided what had been agreed.
  registerAnew: ["approved", "running"],
  // Before it is agreed; the last two where what was agreed is void.
  answerOverlap: ["draft", "proposed", "approved", "running"],
  delete: ["draft", "declined", "withdrawn"],
};
export const planCan = (step: PlanStep, { state }: { state: PlanState }): boolean => planSteps[step].includes(state);

/** What a plan lacks before anybody can approve it. */
export type PlanGap = "evidence" | "owner" | "goal" | "startsOn";
export function gapsOf(plan: {
  evidenceCount: number;
  ownerId: number | null;
  goal: unknown;
  startsOn: string | null;
}): PlanGap[] {
  const gaps: [PlanGap, boolean][] = [
    ["evidence", plan.evidenceCount === 0],
    ["owner", plan.ownerId === null],
    ["goal", plan.goal === null],
    ["startsOn", plan.startsOn === null],
  ];
  return gaps.flatMap(([gap, isOpen]) => (isOpen ? [gap] : []));
}

/** How far ahead a plan or a meeting is set down: what lies further is a slip of the keyboard. */
export const mostDaysAhead = 731;

/** A small plan inside one team starts at once; what crosses teams or costs as much as the threshold comes before the council. */
export const needsCouncil = (
  { isCrossTeam, cost }: { isCrossTeam: boolean; cost: number | null },
  { costThreshold }: { costThreshold: number },
): boolean => isCrossTeam || (cost ?? 0) >= costThreshold;

/** An action that should be done by now. */
export const isOverdue = ({ state, dueOn }: { state: string; dueOn: string | null }, today: string): boolean =>
  (state === "open" || state === "doing") && dueOn !== null && dueOn < today;
