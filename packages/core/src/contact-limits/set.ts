import { contactLimits } from "@heard/db/schema/distributions";
import { sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertAudience } from "../distributions/check.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { readContactLimits } from "./queries.ts";
import { type ContactLimitRule, SetContactLimitsInput } from "./schema.ts";

/** The class of the advisory lock: one writer of an organisation's limits at a time, or the rules of two would both stand. */
const limitsLock = 7307;

/**
 * Says how often one person may be asked, over all surveys, modes and reminders. An empty list brings the product's own limit back.
 * @throws DomainError not_found (contact field), conflict `changed_meanwhile`
 */
export async function setContactLimits(ctx: ServiceContext, input: SetContactLimitsInput): Promise<void> {
  requirePermission(ctx, "contactLimit.edit");
  const { limits, seen } = SetContactLimitsInput.parse(input);
  await inTenant(ctx, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${limitsLock}, ${ctx.organisation.id})`);
    for (const { audience } of limits) await assertAudience(tx, audience);
    const before = await readContactLimits(tx);
    const subject = { kind: "contactLimit", id: ctx.organisation.key } as const;
    assertUnchanged(subject, { seen, stored: { limits: before }, wanted: { limits } });
    await tx.delete(contactLimits);
    if (limits.length > 0)
      await tx.insert(contactLimits).values(limits.map((limit) => ({ orgId: ctx.organisation.id, ...limit })));
    await recordAudit(tx, ctx, {
      verb: "contactLimit.set",
      subject,
      fields: ["limits"],
      before: told(before),
      after: told(await readContactLimits(tx)),
    });
  });
}

/** For the log: what each rule allows, what it does, and for whom it is. */
const told = (rules: readonly ContactLimitRule[]) => ({
  limits: rules.map(({ most, days, audience, onLimit }) => {
    const whom = [...(audience.attributes ?? []).map(({ field }) => field), ...(audience.languages ?? [])];
    return [`${most}/${days}`, ...(onLimit ? [onLimit] : []), ...whom].join(" ");
  }),
});
