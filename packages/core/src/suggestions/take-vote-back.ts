import type { ServiceContext } from "../context.ts";
import { castVote } from "./cast-vote.ts";
import type { SuggestionInput } from "./schema.ts";

/** Wants it no more. @throws DomainError not_found, invalid_state */
export const takeVoteBack = (ctx: ServiceContext, input: SuggestionInput): Promise<void> => castVote(ctx, input, false);
