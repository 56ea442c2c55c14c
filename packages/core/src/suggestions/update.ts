import { suggestions } from "@heard/db/schema/suggestions";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { touchpointFor } from "../improvement-plans/log.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { assertSuggestionCan, lockOwnSuggestion } from "./lock.ts";
import { readWords } from "./read-words.ts";
import { UpdateSuggestionInput } from "./schema.ts";

/**
 * Changes the words or the place of one's own suggestion while it is open. Its votes stay, and the list says that it was changed: whoever voted for other words can take the
 * vote back.
 * @throws DomainError not_found, forbidden when it is somebody else's, invalid_state when it is decided, conflict `changed_meanwhile`
 */
export async function updateSuggestion(ctx: ServiceContext, input: UpdateSuggestionInput): Promise<void> {
  requirePermission(ctx, "suggestion.make");
  const { suggestionId, seen, ...given } = UpdateSuggestionInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const suggestion = await lockOwnSuggestion(tx, ctx, suggestionId);
    assertSuggestionCan("edit", suggestion);
    const before = await readWords(tx, suggestion);
    const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    assertUnchanged({ kind: "suggestion", id: suggestion.title }, { seen, stored: before, wanted });
    const after = { ...before, ...wanted };
    const fields = (["title", "text", "touchpoint"] as const).filter((field) => after[field] !== before[field]);
    if (fields.length === 0) return;
    const isMoved = fields.includes("touchpoint") && after.touchpoint !== null;
    await tx
      .update(suggestions)
      .set({
        ...{ title: after.title, body: after.text, editedAt: ctx.now() },
        ...(after.touchpoint === null ? { touchpointId: null } : {}),
        ...(isMoved ? { touchpointId: await touchpointFor(tx, ctx, after.touchpoint) } : {}),
      })
      .where(eq(suggestions.id, suggestionId));
    await recordAudit(tx, ctx, {
      ...{ verb: "suggestion.update", subject: { kind: "suggestion", id: suggestionId }, fields },
      ...{ before: { touchpoint: before.touchpoint }, after: { touchpoint: after.touchpoint } },
    });
  });
}
