import type { Transaction } from "@heard/db";
import { suggestions } from "@heard/db/schema/suggestions";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertSuggestionCan, lockOwnSuggestion } from "./lock.ts";
import { SuggestionInput } from "./schema.ts";

/**
 * Takes one's own suggestion back while it is open: nobody decides on it any more, and its author alone still sees it. Once a colleague's was united with it, it
 * stands for both and stays.
 * @throws DomainError not_found, forbidden when it is somebody else's, invalid_state when it is decided, invalid_state `suggestion_stands_for_others`
 */
export async function withdrawSuggestion(ctx: ServiceContext, input: SuggestionInput): Promise<void> {
  requirePermission(ctx, "suggestion.make");
  const { suggestionId } = SuggestionInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const suggestion = await lockOwnSuggestion(tx, ctx, suggestionId);
    assertSuggestionCan("withdraw", suggestion);
    await assertStandsForItself(tx, suggestionId);
    await tx
      .update(suggestions)
      .set({ state: "withdrawn", decidedBy: suggestion.suggestedBy, decidedAt: ctx.now() })
      .where(eq(suggestions.id, suggestionId));
    await recordAudit(tx, ctx, { verb: "suggestion.withdraw", subject: { kind: "suggestion", id: suggestionId } });
  });
}

async function assertStandsForItself(tx: Transaction, suggestionId: number): Promise<void> {
  const [united] = await tx
    .select({ id: suggestions.id })
    .from(suggestions)
    .where(eq(suggestions.mergedInto, suggestionId))
    .limit(1);
  if (united) throw new DomainError("invalid_state", "suggestion_stands_for_others");
}
