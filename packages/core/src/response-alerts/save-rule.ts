import type { Transaction } from "@heard/db";
import { responseAlertRules } from "@heard/db/schema/response-alerts";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { recordAudit } from "../audit/record.ts";
import { assertRoom } from "../cases/assert-room.ts";
import { beginAnew } from "../cases/begin-anew.ts";
import { resolveCondition } from "../cases/resolve-condition.ts";
import { toldCondition } from "../cases/rules.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { touchpointFor } from "../improvement-plans/log.ts";
import { requirePermission } from "../permissions.ts";
import { touchpointKeys } from "../responses/queries.ts";
import { assertUnchanged } from "../seen.ts";
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
    await assertRuleUnchanged(tx, catalogue, {
      ...{ alertRuleId, seen: given.seen, wanted: { name, condition, touchpoint } },
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

/** The rule held, and as it was when its form was opened. */
async function assertRuleUnchanged(
  tx: Transaction,
  catalogue: Catalogue,
  { alertRuleId, seen, wanted }: { alertRuleId: number; seen: Given["seen"]; wanted: Record<string, unknown> },
): Promise<void> {
  const [row] = await tx
    .select()
    .from(responseAlertRules)
    .where(and(eq(responseAlertRules.id, alertRuleId), isNull(responseAlertRules.archivedAt)))
    .for("update");
  if (!row) throw notFound("response alert rule", alertRuleId);
  const stored = { ...row, touchpoint: touchpointKeys(catalogue)(row.touchpointId ?? 0) };
  assertUnchanged({ kind: "response alert rule", id: row.name }, { seen, stored, wanted });
}
