import { PlanInput } from "@heard/core/improvement-plans";
import {
  AcceptSuggestionInput,
  acceptSuggestion,
  DeclineSuggestionInput,
  declineSuggestion,
  FindSimilarInput,
  findSimilar,
  ListSuggestionsInput,
  listSuggestersOf,
  listSuggestions,
  MakeSuggestionInput,
  MergeSuggestionInput,
  makeSuggestion,
  mergeSuggestion,
  SuggestionInput,
  takeVoteBack,
  UpdateSuggestionInput,
  updateSuggestion,
  VoteForSuggestionInput,
  voteForSuggestion,
  withdrawSuggestion,
} from "@heard/core/suggestions";
import { procedure, router } from "../trpc/base.ts";

const read = procedure("suggestion.read");
const make = procedure("suggestion.make");
const decide = procedure("suggestion.decide");

export const suggestionsRouter = router({
  list: read.input(ListSuggestionsInput).query(({ ctx, input }) => listSuggestions(ctx.service, input)),
  similar: read.input(FindSimilarInput).query(({ ctx, input }) => findSimilar(ctx.service, input)),
  ofPlan: read.input(PlanInput).query(({ ctx, input }) => listSuggestersOf(ctx.service, input)),
  make: make.input(MakeSuggestionInput).mutation(({ ctx, input }) => makeSuggestion(ctx.service, input)),
  update: make.input(UpdateSuggestionInput).mutation(({ ctx, input }) => updateSuggestion(ctx.service, input)),
  withdraw: make.input(SuggestionInput).mutation(({ ctx, input }) => withdrawSuggestion(ctx.service, input)),
  vote: make.input(VoteForSuggestionInput).mutation(({ ctx, input }) => voteForSuggestion(ctx.service, input)),
  takeVoteBack: make.input(SuggestionInput).mutation(({ ctx, input }) => takeVoteBack(ctx.service, input)),
  accept: decide.input(AcceptSuggestionInput).mutation(({ ctx, input }) => acceptSuggestion(ctx.service, input)),
  decline: decide.input(DeclineSuggestionInput).mutation(({ ctx, input }) => declineSuggestion(ctx.service, input)),
  merge: decide.input(MergeSuggestionInput).mutation(({ ctx, input }) => mergeSuggestion(ctx.service, input)),
});
