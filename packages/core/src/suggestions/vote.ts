import type { ServiceContext } from "../context.ts";
import { castVote } from "./cast-vote.ts";
import type { VoteForSuggestionInput } from "./schema.ts";

/** Says that one wants it too, once. @throws DomainError not_found, invalid_state, conflict `changed_since_read` */
export const voteForSuggestion = (ctx: ServiceContext, input: VoteForSuggestionInput): Promise<void> =>
  castVote(ctx, input, true);
