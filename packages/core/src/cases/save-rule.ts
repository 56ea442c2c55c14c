import type { Transaction } from "@heard/db";
import { casePlaybooks, caseRules } from "@heard/db/schema/cases";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { recordAudit } from "../audit/record.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { assertActive } from "../improvement-plans/assert-active.ts";
import { touchpointFor } from "../improvement-plans/log.ts";
import { requirePermission } from "../permissions.ts";
import { beginAnew } from "./begin-anew.ts";
import { assertHandlers } from "./read-handlers.ts";
import { refusingGatedReviews } from "./refusing-gated-reviews.ts";
import { resolveCondition } from "./resolve-condition.ts";
import { assertAsksEverybody, toldCondition } from "./rules.ts";
import { SaveCaseRuleInput } from "./schema.ts";

type Given = z.output<typeof SaveCaseRuleInput>;

/**
 * Makes or changes what opens a case by itself: a score, or words. It is for what comes in from now on.
 * @throws DomainError not_found, forbidden where it reaches beyond the touchpoints of whoever makes it, invalid_input for a value beyond the scale, `score_gated_review` for one that sends only those with some scores to a public review site
 */
export async function saveCaseRule(ctx: ServiceContext, input: SaveCaseRuleInput): Promise<{ ruleId: number }> {
  requirePermission(ctx, "case.edit");
  const given = SaveCaseRuleInput.parse(input);
  return refusingGatedReviews(ctx, () => inTenant(ctx, (tx) => storeRule(tx, ctx, given)));
}

async function storeRule(tx: Transaction, ctx: ServiceContext, given: Given): Promise<{ ruleId: number }> {
  const { ruleId, name, playbookId, ownerId, escalateTo } = given;
  const [playbook] = await tx
    .select()
    .from(casePlaybooks)
    .where(and(eq(casePlaybooks.id, playbookId), isNull(casePlaybooks.archivedAt)))
    // Whoever puts it away meanwhile waits, and finds the rule.
    .for("update");
  if (!playbook) throw notFound("playbook", playbookId);
  const condition = resolveCondition(given.condition, await readCatalogue(tx));
  if (condition.kind === "score") assertAsksEverybody([name, playbook.name, ...playbook.steps]);
  await assertActive(tx, [ownerId, escalateTo]);
  const touchpointId = await touchpointFor(tx, ctx, given.touchpoint);
  // One of every touchpoint asks for people who see every touchpoint.
  await assertHandlers(tx, touchpointId, [ownerId, escalateTo]);
  const values = { name, condition, touchpointId, playbookId, ownerId, escalateTo };
  const now = ctx.now();
  const [row] =
    ruleId === undefined
      ? await tx
          .insert(caseRules)
          .values({ orgId: ctx.organisation.id, ...values, madeAt: now, lookedUpTo: now })
          .returning()
      : await tx
          .update(caseRules)
          .set({ ...values, ...beginAnew(values, now) })
          .where(and(eq(caseRules.id, ruleId), isNull(caseRules.archivedAt)))
          .returning();
  if (!row) throw notFound("case rule", ruleId ?? 0);
  await recordAudit(tx, ctx, {
    ...{ verb: ruleId === undefined ? "caseRule.create" : "caseRule.edit", subject: { kind: "caseRule", id: row.id } },
    after: { condition: toldCondition(condition), touchpointId, playbookId, ownerId, escalateTo },
  });
  return { ruleId: row.id };
}
