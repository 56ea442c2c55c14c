import type { Transaction } from "@heard/db";
import { responseAlertRules } from "@heard/db/schema/response-alerts";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { recordAudit } from "../audit/record.ts";
import { beginAnew } from "../cases/begin-anew.ts";
import { resolveCondition } from "../cases/resolve-condition.ts";
import { toldCondition } from "../cases/rules.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { touchpointFor } from "../improvement-plans/log.ts";
import { requirePermission } from "../permissions.ts";
import { SaveResponseAlertRuleInput } from "./schema.ts";

/**
 * Makes or changes what is worth an alert by itself: a score, or words. It is for what comes in from now on.
 * @throws DomainError not_found, forbidden where it reaches beyond the touchpoints of whoever makes it, invalid_input for a value beyond the scale
 */
export async function saveResponseAlertRule(
  ctx: ServiceContext,
  input: SaveResponseAlertRuleInput,
): Promise<{ alertRuleId: number }> {
  requirePermission(ctx, "alert.edit");
  const given = SaveResponseAlertRuleInput.parse(input);
  return inTenant(ctx, (tx) => storeRule(tx, ctx, given));
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
