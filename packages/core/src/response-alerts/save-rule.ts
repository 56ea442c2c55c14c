import type { Transaction } from "@heard/db";
import { responseAlertRules } from "@heard/db/schema/response-alerts";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { recordAudit } from "../audit/record.ts";
import { assertRuleUnchanged } from "../cases/assert-rule-unchanged.ts";
import { beginAnew } from "../cases/begin-anew.ts";
import { resolveCondition } from "../cases/resolve-condition.ts";
import { toldCondition } from "../cases/rules.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { touchpointFor } from "../improvement-plans/log.ts";
import { assertRoom } from "../organisations/assert-room.ts";
import { requirePermission } from "../permissions.ts";
import { SaveResponseAlertRuleInput } from "./schema.ts";

type Given = z.output<typeof SaveResponseAlertRuleInput>;

/** Each rule is a query of every round of the worker. */
const mostRules = 50;

/**
 * Makes or changes what is worth an alert by itself: a score, or words. It is for what comes in from now on.
 * @throws DomainError not_found, forbidden where it reaches beyond the touchpoints of whoever makes it, invalid_input for a value beyond the scale,
 * conflict `changed_meanwhile`, limit_exceeded `too_many`
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
    await assertRoom(tx, responseAlertRules, mostRules);
    return storeRule(tx, ctx, given);
  });
}

async function storeRule(tx: Transaction, ctx: ServiceContext, given: Given): Promise<{ alertRuleId: number }> {
  const { alertRuleId, name, condition: asked, touchpoint } = given;
  const catalogue = await readCatalogue(tx);
  const condition = resolveCondition(asked, catalogue);
  const touchpointId = await touchpointFor(tx, ctx, touchpoint);
  if (alertRuleId !== undefined)
    assertRuleUnchanged("response alert rule", await lockRule(tx, alertRuleId), {
      ...{ catalogue, seen: given.seen, wanted: { name, condition, touchpoint } },
    });
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
          .where(eq(responseAlertRules.id, alertRuleId))
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

/** A rule in use, held until it is stored. @throws DomainError not_found */
async function lockRule(tx: Transaction, alertRuleId: number) {
  const [row] = await tx
    .select()
    .from(responseAlertRules)
    .where(and(eq(responseAlertRules.id, alertRuleId), isNull(responseAlertRules.archivedAt)))
    .for("update");
  if (!row) throw notFound("response alert rule", alertRuleId);
  return row;
}
