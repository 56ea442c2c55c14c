import type { Transaction } from "@heard/db";
import { responseAlertRules, responseAlerts } from "@heard/db/schema/response-alerts";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { findMatches } from "../cases/find-matches.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { emitWebhookEvent } from "../webhooks/emit.ts";

/**
 * Raises an alert for each response that came in since the last look and that a rule is for. They are no part of the budget of false alarms: a rule says what it is for, and
 * chance has no part in it. One rule that fails keeps no other waiting. Returns how many were raised. @throws the first failure, when all others are done
 */
export async function raiseResponseAlerts(ctx: ServiceContext): Promise<number> {
  const rules = await inTenant(ctx, (tx) =>
    tx
      .select({ id: responseAlertRules.id })
      .from(responseAlertRules)
      .where(isHeard)
      .orderBy(asc(responseAlertRules.id)),
  );
  let raised = 0;
  const failures: unknown[] = [];
  for (const { id } of rules) {
    try {
      raised += await inTenant(ctx, (tx) => raiseByRule(tx, ctx, id));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return raised;
}

const isHeard = and(isNull(responseAlertRules.archivedAt), isNull(responseAlertRules.mutedAt));

async function raiseByRule(tx: Transaction, ctx: ServiceContext, ruleId: number): Promise<number> {
  const own = eq(responseAlertRules.id, ruleId);
  const [rule] = await tx.select().from(responseAlertRules).where(and(own, isHeard)).for("update");
  if (!rule) return 0;
  const isKnown = sql`exists (select from response_alerts a where a.org_id = r.org_id and a.response_id = r.id and a.rule_id = ${ruleId})`;
  const { found, lookedUpTo } = await findMatches(tx, ctx, { catalogue: await readCatalogue(tx), rule, isKnown });
  await tx.update(responseAlertRules).set({ lookedUpTo }).where(own);
  if (found.length === 0) return 0;
  const [orgId, foundAt] = [ctx.organisation.id, ctx.now()];
  await tx.insert(responseAlerts).values(
    found.map(({ responseId, touchpointId }) => ({
      ...{ orgId, ruleId, responseId, foundAt },
      // A response of no touchpoint says 0.
      touchpointId: touchpointId === 0 ? null : touchpointId,
    })),
  );
  await emitWebhookEvent(tx, ctx, { kind: "response.alerted", subject: { ruleId, count: found.length } });
  return found.length;
}
