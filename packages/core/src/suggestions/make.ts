import { suggestions } from "@heard/db/schema/suggestions";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertComment } from "../improvement-plans/freeze-evidence.ts";
import { touchpointFor } from "../improvement-plans/log.ts";
import { requirePermission } from "../permissions.ts";
import { suggester } from "./lock.ts";
import { MakeSuggestionInput } from "./schema.ts";

/**
 * Says what should be better. Anybody may, and nobody has to know how.
 * @throws DomainError forbidden for a key, not_found for a touchpoint or comment that the reader does not see, invalid_state for a touchpoint that is archived
 */
export async function makeSuggestion(
  ctx: ServiceContext,
  input: MakeSuggestionInput,
): Promise<{ suggestionId: number }> {
  requirePermission(ctx, "suggestion.make");
  const suggestedBy = suggester(ctx);
  const { title, text, touchpoint, comment } = MakeSuggestionInput.parse(input);
  return inTenant(ctx, async (tx) => {
    if (comment) await assertComment(tx, comment);
    const [row] = await tx
      .insert(suggestions)
      .values({
        ...{ orgId: ctx.organisation.id, title, body: text, suggestedBy, suggestedAt: ctx.now() },
        // Without a touchpoint it is everybody's to see, whatever they are limited to.
        touchpointId: touchpoint === null ? null : await touchpointFor(tx, ctx, touchpoint),
        ...{ responseId: comment?.responseId ?? null, item: comment?.item ?? null },
      })
      .returning();
    if (!row) throw new Error(`The suggestion "${title}" was not stored`);
    await recordAudit(tx, ctx, {
      verb: "suggestion.make",
      subject: { kind: "suggestion", id: row.id },
      after: { touchpoint },
    });
    return { suggestionId: row.id };
  });
}
