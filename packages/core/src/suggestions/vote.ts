import type { ServiceContext } from "../context.ts";
import { castVote } from "./cast-vote.ts";
import type { SuggestionInput } from "./schema.ts";

/** Says that one wants it too, once. @throws DomainError not_found, invalid_state */
export const voteForSuggestion = (ctx: ServiceContext, input: SuggestionInput): Promise<void> =>
  castVote(ctx, input, true);
