import { suggestions } from "@heard/db/schema/suggestions";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { assertSuggestionCan, lockSuggestion } from "./lock.ts";
import { assertReadAsIs } from "./read-words.ts";
import { DeclineSuggestionInput } from "./schema.ts";

/** Says no, and why: whoever suggested it reads it. @throws DomainError not_found, invalid_state when it is decided, conflict `changed_since_read` */
export async function declineSuggestion(ctx: ServiceContext, input: DeclineSuggestionInput): Promise<void> {
  requirePermission(ctx, "suggestion.decide");
  const { suggestionId, reason, seen } = DeclineSuggestionInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const suggestion = await lockSuggestion(tx, suggestionId);
    assertSuggestionCan("decline", suggestion);
    await assertReadAsIs(tx, suggestion, seen);
    const decidedBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    await tx
      .update(suggestions)
      .set({ state: "declined", reason, decidedBy, decidedAt: ctx.now() })
      .where(eq(suggestions.id, suggestionId));
    await recordAudit(tx, ctx, { verb: "suggestion.decline", subject: { kind: "suggestion", id: suggestionId } });
  });
}
