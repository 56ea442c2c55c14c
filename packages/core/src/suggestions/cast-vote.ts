import type { Transaction } from "@heard/db";
import { suggestionVotes } from "@heard/db/schema/suggestions";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertSuggestionCan, lockSuggestion, suggester } from "./lock.ts";
import { assertReadAsIs } from "./read-words.ts";
import { VoteForSuggestionInput } from "./schema.ts";

/**
 * Gives or takes back the reader's vote; again changes nothing. Where the suggestion has meanwhile become a part of another one, the vote is for that one: nobody's
 * voice is lost because two acted at once. Each round holds one suggestion, so that none waits for another.
 * @throws DomainError not_found, invalid_state when it is decided, invalid_state `suggestion_is_own`, conflict `changed_since_read`
 */
export async function castVote(ctx: ServiceContext, input: VoteForSuggestionInput, isFor: boolean): Promise<void> {
  requirePermission(ctx, "suggestion.make");
  const memberId = suggester(ctx);
  const { suggestionId: chosen, seen } = VoteForSuggestionInput.parse(input);
  let next: number | null = chosen;
  while (next !== null) {
    const suggestionId: number = next;
    next = await inTenant(ctx, async (tx) => {
      const suggestion = await lockSuggestion(tx, suggestionId);
      // Of the one that it is a part of now nothing was read: whoever united them has said that it is the same.
      if (suggestionId === chosen) await assertReadAsIs(tx, suggestion, seen);
      if (suggestion.mergedInto !== null) return suggestion.mergedInto;
      assertSuggestionCan("vote", suggestion);
      if (suggestion.suggestedBy === memberId) throw new DomainError("invalid_state", "suggestion_is_own");
      await writeVote(tx, ctx, { suggestionId, memberId, isFor });
      return null;
    });
  }
}

async function writeVote(
  tx: Transaction,
  ctx: ServiceContext,
  { suggestionId, memberId, isFor }: { suggestionId: number; memberId: number; isFor: boolean },
): Promise<void> {
  const changed = isFor
    ? await tx
        .insert(suggestionVotes)
        .values({ orgId: ctx.organisation.id, suggestionId, memberId, votedAt: ctx.now() })
        .onConflictDoNothing()
        .returning()
    : await tx
        .delete(suggestionVotes)
        .where(and(eq(suggestionVotes.suggestionId, suggestionId), eq(suggestionVotes.memberId, memberId)))
        .returning();
  if (changed.length === 0) return;
  const verb = isFor ? "suggestion.vote" : "suggestion.takeVoteBack";
  await recordAudit(tx, ctx, { verb, subject: { kind: "suggestion", id: suggestionId } });
}
