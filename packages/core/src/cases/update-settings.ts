import type { Transaction } from "@heard/db";
import { casePauses, caseSettings, cases } from "@heard/db/schema/cases";
import { organisations } from "@heard/db/schema/organisations";
import { eq, inArray, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { readCalendar } from "./read-calendar.ts";
import { dueOf, type WorkCalendar } from "./rules.ts";
import { UpdateCaseSettingsInput } from "./schema.ts";

/** Says when the organisation works. The clocks of open cases are set by it at once. @throws DomainError forbidden for whoever sees some touchpoints only, conflict where somebody else has said so meanwhile */
export async function updateCaseSettings(ctx: ServiceContext, input: UpdateCaseSettingsInput): Promise<void> {
  requirePermission(ctx, "case.edit");
  if (ctx.touchpoints !== "*") throw new DomainError("forbidden", "hours_above_touchpoints");
  const { revision, hours, holidays } = UpdateCaseSettingsInput.parse(input);
  await inTenant(ctx, async (tx) => {
    // Of two who change it at once the second reads what the first wrote.
    await tx.select({ id: organisations.id }).from(organisations).for("update");
    const before = await readCalendar(tx, ctx);
    if (before.revision !== revision)
      throw new DomainError("conflict", "changed_meanwhile", { what: "business hours", id: "settings" });
    const set = { hours, holidays: holidays.toSorted((a, b) => (a.day < b.day ? -1 : 1)), revision: revision + 1 };
    await tx
      .insert(caseSettings)
      .values({ orgId: ctx.organisation.id, ...set })
      .onConflictDoUpdate({ target: caseSettings.orgId, set });
    await setClocks(tx, { ...before, ...set });
    await recordAudit(tx, ctx, {
      ...{ verb: "case.updateSettings", subject: { kind: "case", id: "settings" }, fields: ["hours", "holidays"] },
      after: { hours, holidays: holidays.length },
    });
  });
}

async function setClocks(tx: Transaction, calendar: WorkCalendar): Promise<void> {
  const open = await tx.select().from(cases).where(eq(cases.state, "open")).for("update");
  const ofOpen = inArray(
    casePauses.caseId,
    open.map(({ id }) => id),
  );
  const pauses = Map.groupBy(await tx.select().from(casePauses).where(ofOpen), ({ caseId }) => caseId);
  const due = open.map((row) => {
    const dueAt = dueOf({ ...row, pauses: pauses.get(row.id) ?? [] }, calendar);
    return { id: row.id, dueAt: dueAt?.toISOString() ?? null };
  });
  await tx.execute(sql`
    update cases c set due_at = d."dueAt" from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as d (id int, "dueAt" timestamptz)
    where c.id = d.id`);
}
