import type { SuggestionState } from "@heard/db/schema/suggestions";

export const longestSuggestion = 4000;
/** So many are shown at once; more of them by asking for more. */
export const shownAtFirst = 50;
export const mostShown = 1000;

/** What a list shows: suggestions by what became of them, or the reader's own. */
export const suggestionViews = ["open", "accepted", "declined", "own"] as const;
export type SuggestionView = (typeof suggestionViews)[number];

export type SuggestionStep = "edit" | "withdraw" | "vote" | "accept" | "decline" | "merge" | "receive";

/** In which states a step can be taken. `receive`: another one becomes a part of it. */
export const suggestionSteps: Record<SuggestionStep, readonly SuggestionState[]> = {
  edit: ["open"],
  withdraw: ["open"],
  vote: ["open"],
  accept: ["open"],
  decline: ["open"],
  merge: ["open"],
  // Whoever comes later with what is a plan already is told of the plan.
  receive: ["open", "accepted"],
};
export const suggestionCan = (step: SuggestionStep, { state }: { state: SuggestionState }): boolean =>
  suggestionSteps[step].includes(state);

/** From so much on, two suggestions may be the same; a person decides whether they are. */
export const alikeFrom = 0.35;
/** So many are worth a look while somebody types. */
export const mostAlike = 4;
