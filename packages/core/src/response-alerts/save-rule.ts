import type { Transaction } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import { responseAlertRules } from "@heard/db/schema/response-alerts";
import { and, count, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { recordAudit } from "../audit/record.ts";
import { beginAnew } from "../cases/begin-anew.ts";
import { resolveCondition } from "../cases/resolve-condition.ts";
import { toldCondition } from "../cases/rules.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { touchpointFor } from "../improvement-plans/log.ts";
import { requirePermission } from "../permissions.ts";
import { SaveResponseAlertRuleInput } from "./schema.ts";

/** Each rule is a query of every round of the worker. */
const mostRules = 50;

/**
 * Makes or changes what is worth an alert by itself: a score, or words. It is for what comes in from now on.
 * @throws DomainError not_found, forbidden where it reaches beyond the touchpoints of whoever makes it, invalid_input for a value beyond the scale,
 * limit_exceeded `too_many`
 */
export async function saveResponseAlertRule(
  ctx: ServiceContext,
  input: SaveResponseAlertRuleInput,
): Promise<{ alertRuleId: number }> {
  requirePermission(ctx, "alert.edit");
  const given = SaveResponseAlertRuleInput.parse(input);
  if (given.alertRuleId !== undefined) return inTenant(ctx, (tx) => storeRule(tx, ctx, given));
  // Rules of touchpoints that the maker does not see count too; where the new one may stand is still decided by what they see.
  return inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    await assertRoom(tx);
    return storeRule(tx, ctx, given);
  });
}

/** Held until the rule is stored, so that two who make the last one at once do not both find room. */
async function assertRoom(tx: Transaction): Promise<void> {
  await tx.select({ id: organisations.id }).from(organisations).for("no key update");
  const [kept] = await tx
    .select({ rules: count() })
    .from(responseAlertRules)
    .where(isNull(responseAlertRules.archivedAt));
  const rules = (kept?.rules ?? 0) + 1;
  if (rules > mostRules) throw new DomainError("limit_exceeded", "too_many", { count: rules, most: mostRules });
}

async function storeRule(
  tx: Transaction,
  ctx: ServiceContext,
  { alertRuleId, name, condition: asked, touchpoint }: z.output<typeof SaveResponseAlertRuleInput>,
): Promise<{ alertRuleId: number }> {
  const condition = resolveCondition(asked, await readCatalogue(tx));
  const touchpointId = await touchpointFor(tx, ctx, touchpoint);
  const now = ctx.now();
  const values = { name, condition, touchpointId };
  const [row] =
    alertRuleId === undefined
      ? await tx
          .insert(responseAlertRules)
          .values({ orgId: ctx.organisation.id, ...values, madeAt: now, lookedUpTo: now })
          .returning()
      : await tx
          .update(responseAlertRules)
          .set({ ...values, ...beginAnew(values, now) })
          .where(and(eq(responseAlertRules.id, alertRuleId), isNull(responseAlertRules.archivedAt)))
          .returning();
  if (!row) throw notFound("response alert rule", alertRuleId ?? 0);
  await recordAudit(tx, ctx, {
    verb: alertRuleId === undefined ? "responseAlertRule.create" : "responseAlertRule.edit",
    ...{
      subject: { kind: "responseAlertRule", id: row.id },
      after: { condition: toldCondition(condition), touchpointId },
    },
  });
  return { alertRuleId: row.id };
}
