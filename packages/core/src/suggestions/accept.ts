import type { Transaction } from "@heard/db";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { type SuggestionRow, suggestions } from "@heard/db/schema/suggestions";
import { shardKeyOfId } from "@heard/db/shard-key";
import { eq, or } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { itemsOf } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { type LoggedPlan, storePlan } from "../improvement-plans/log.ts";
import { LogPlanInput } from "../improvement-plans/schema.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { assertSuggestionCan, lockSuggestion } from "./lock.ts";
import { assertReadAsIs, readWords } from "./read-words.ts";
import { AcceptSuggestionInput } from "./schema.ts";

/**
 * Makes a plan of a suggestion: a draft with its words and the comments that led to it. The plan names who suggested it.
 * @throws DomainError not_found, invalid_state when it is decided or its touchpoint is archived, conflict `changed_since_read`, forbidden where the plan would lie above what the reader sees
 */
export async function acceptSuggestion(ctx: ServiceContext, input: AcceptSuggestionInput): Promise<LoggedPlan> {
  requirePermission(ctx, "suggestion.decide");
  const { suggestionId, touchpoint: elsewhere, note, seen } = AcceptSuggestionInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const suggestion = await lockSuggestion(tx, suggestionId);
    assertSuggestionCan("accept", suggestion);
    await assertReadAsIs(tx, suggestion, seen);
    const { title, text, touchpoint } = await readWords(tx, suggestion);
    const plan = await storePlan(
      tx,
      ctx,
      LogPlanInput.parse({
        ...{ title, ...(text === "" ? {} : { note: text }) },
        touchpoint: elsewhere === undefined ? touchpoint : elsewhere,
        evidence: await evidenceOf(tx, suggestion),
      }),
    );
    // Who may not work on plans owns none; somebody takes it over from the list.
    if (!isPermitted(ctx, "plan.edit"))
      await tx.update(improvementPlans).set({ ownerId: null }).where(eq(improvementPlans.id, plan.planId));
    await tx
      .update(suggestions)
      .set({
        ...{ state: "accepted", planId: plan.planId, reason: note || null, decidedAt: ctx.now() },
        decidedBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
      })
      .where(eq(suggestions.id, suggestionId));
    await recordAudit(tx, ctx, {
      verb: "suggestion.accept",
      subject: { kind: "suggestion", id: suggestionId },
      after: { plan: plan.number },
    });
    return plan;
  });
}

/** The comments behind it and behind what was united with it, as far as they are still there and the reader sees them. */
async function evidenceOf(tx: Transaction, { id }: SuggestionRow) {
  const rows = await tx
    .select({ responseId: suggestions.responseId, item: suggestions.item })
    .from(suggestions)
    .where(or(eq(suggestions.id, id), eq(suggestions.mergedInto, id)));
  const keys = rows.flatMap(({ responseId, item }) =>
    responseId === null || item === null
      ? []
      : [{ shard_key: shardKeyOfId(responseId), response_id: responseId, item }],
  );
  const found = await itemsOf(tx, await readCatalogue(tx), keys, "");
  return found.map(({ responseId, item }) => ({ kind: "comment" as const, responseId, item }));
}
