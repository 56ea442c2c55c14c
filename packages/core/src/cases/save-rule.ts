import type { Transaction } from "@heard/db";
import { caseRules } from "@heard/db/schema/cases";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { recordAudit } from "../audit/record.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { assertActive } from "../improvement-plans/assert-active.ts";
import { touchpointFor } from "../improvement-plans/log.ts";
import { assertRoom } from "../organisations/assert-room.ts";
import { requirePermission } from "../permissions.ts";
import { assertRuleUnchanged } from "./assert-rule-unchanged.ts";
import { beginAnew } from "./begin-anew.ts";
import { lockPlaybook } from "./lock-playbook.ts";
import { assertHandlers } from "./read-handlers.ts";
import { refusingGatedReviews } from "./refusing-gated-reviews.ts";
import { resolveCondition } from "./resolve-condition.ts";
import { assertAsksEverybody, mostRules, toldCondition } from "./rules.ts";
import { SaveCaseRuleInput } from "./schema.ts";

type Given = z.output<typeof SaveCaseRuleInput>;

/**
 * Makes or changes what opens a case by itself: a score, or words. It is for what comes in from now on.
 * @throws DomainError not_found, forbidden where it reaches beyond the touchpoints of whoever makes it, invalid_input for a value beyond the scale, conflict `changed_meanwhile`, limit_exceeded `too_many`,
 * `score_gated_review` for one that sends only those with some scores to a public review site
 */
export async function saveCaseRule(ctx: ServiceContext, input: SaveCaseRuleInput): Promise<{ ruleId: number }> {
  requirePermission(ctx, "case.edit");
  const given = SaveCaseRuleInput.parse(input);
  if (given.ruleId !== undefined)
    return refusingGatedReviews(ctx, () => inTenant(ctx, (tx) => storeRule(tx, ctx, given)));
  // Rules of touchpoints that the maker does not see count too; where the new one may stand is still decided by what they see.
  return refusingGatedReviews(ctx, () =>
    inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
      await assertRoom(tx, caseRules, mostRules);
      return storeRule(tx, ctx, given);
    }),
  );
}

async function storeRule(tx: Transaction, ctx: ServiceContext, given: Given): Promise<{ ruleId: number }> {
  const { ruleId, name, playbookId, ownerId, escalateTo, touchpoint } = given;
  const playbook = await lockPlaybook(tx, playbookId);
  const catalogue = await readCatalogue(tx);
  const condition = resolveCondition(given.condition, catalogue);
  if (condition.kind === "score") assertAsksEverybody([name, playbook.name, ...playbook.steps]);
  await assertActive(tx, [ownerId, escalateTo]);
  const touchpointId = await touchpointFor(tx, ctx, touchpoint);
  // One of every touchpoint asks for people who see every touchpoint.
  await assertHandlers(tx, touchpointId, [ownerId, escalateTo]);
  const named = { name, condition, playbookId, ownerId, escalateTo };
  if (ruleId !== undefined)
    assertRuleUnchanged("case rule", await lockRule(tx, ruleId), {
      ...{ catalogue, seen: given.seen, wanted: { ...named, touchpoint } },
    });
  const values = { ...named, touchpointId };
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
          .where(eq(caseRules.id, ruleId))
          .returning();
  if (!row) throw notFound("case rule", ruleId ?? 0);
  await recordAudit(tx, ctx, {
    ...{ verb: ruleId === undefined ? "caseRule.create" : "caseRule.edit", subject: { kind: "caseRule", id: row.id } },
    after: { condition: toldCondition(condition), touchpointId, playbookId, ownerId, escalateTo },
  });
  return { ruleId: row.id };
}

/** A rule in use, held until it is stored. @throws DomainError not_found */
async function lockRule(tx: Transaction, ruleId: number) {
  const [row] = await tx
    .select()
    .from(caseRules)
    .where(and(eq(caseRules.id, ruleId), isNull(caseRules.archivedAt)))
    .for("update");
  if (!row) throw notFound("case rule", ruleId);
  return row;
}
