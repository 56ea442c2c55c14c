export { acceptSuggestion } from "./accept.ts";
export { declineSuggestion } from "./decline.ts";
export { findSimilar } from "./find-similar.ts";
export { makeSuggestion } from "./make.ts";
export { mergeSuggestion } from "./merge.ts";
export { listSuggestersOf, listSuggestions, type SuggestionItem, type SuggestionList } from "./queries.ts";
export * from "./schema.ts";
export { takeVoteBack } from "./take-vote-back.ts";
export { voteForSuggestion } from "./vote.ts";
