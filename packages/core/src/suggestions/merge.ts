import type { Transaction } from "@heard/db";
import { type SuggestionRow, suggestions, suggestionVotes } from "@heard/db/schema/suggestions";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertSuggestionCan, lockSuggestions } from "./lock.ts";
import { assertReadAsIs } from "./read-words.ts";
import { MergeSuggestionInput } from "./schema.ts";

/**
 * Makes one suggestion a part of another that says the same. Their votes are united: who voted for either has one vote, and so has whoever suggested the one that
 * goes. What was a part of it goes along.
 * @throws DomainError not_found, invalid_input for itself, invalid_state when it is decided or the other one was declined, conflict `changed_since_read` where either was
 */
export async function mergeSuggestion(ctx: ServiceContext, input: MergeSuggestionInput): Promise<void> {
  requirePermission(ctx, "suggestion.decide");
  const { suggestionId, intoId, seen, intoSeen } = MergeSuggestionInput.parse(input);
  await inTenant(ctx, async (tx) => {
    if (suggestionId === intoId)
      throw invalidInput("invalid_value", { value: String(intoId), expected: "another suggestion" });
    const [one, other] = await lockSuggestions(tx, [suggestionId, intoId]);
    if (!one || !other) throw new Error("What is locked is there");
    assertSuggestionCan("merge", one);
    assertSuggestionCan("receive", other);
    await assertReadAsIs(tx, one, seen);
    await assertReadAsIs(tx, other, intoSeen);
    const decidedBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    await tx
      .update(suggestions)
      .set({ state: "merged", mergedInto: intoId, decidedBy, decidedAt: ctx.now() })
      .where(eq(suggestions.id, suggestionId));
    await tx.update(suggestions).set({ mergedInto: intoId }).where(eq(suggestions.mergedInto, suggestionId));
    await uniteVotes(tx, ctx, one, other);
    await recordAudit(tx, ctx, {
      verb: "suggestion.merge",
      subject: { kind: "suggestion", id: suggestionId },
      after: { into: intoId },
    });
  });
}

/** Whoever suggested the one that stays votes for it by having suggested it, and so does everybody once. */
async function uniteVotes(tx: Transaction, ctx: ServiceContext, one: SuggestionRow, other: SuggestionRow) {
  const votes = await tx.delete(suggestionVotes).where(eq(suggestionVotes.suggestionId, one.id)).returning();
  const voters = new Map(votes.map(({ memberId, votedAt }) => [memberId, votedAt]));
  voters.set(one.suggestedBy, one.suggestedAt);
  voters.delete(other.suggestedBy);
  const orgId = ctx.organisation.id;
  const united = [...voters].map(([memberId, votedAt]) => ({ orgId, suggestionId: other.id, memberId, votedAt }));
  if (united.length > 0) await tx.insert(suggestionVotes).values(united).onConflictDoNothing();
}
