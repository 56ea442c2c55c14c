import { alerts } from "@heard/db/schema/alerts";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { addDays } from "../measures/rules.ts";
import { requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { getAlertRow } from "./queries.ts";
import { longestSnoozeDays } from "./rules.ts";
import { SnoozeAlertInput } from "./schema.ts";

/** Nobody is told of an alert until a day; it goes on being followed. @throws DomainError not_found, invalid_input for a day that has been or is more than a year away */
export async function snoozeAlert(ctx: ServiceContext, input: SnoozeAlertInput): Promise<void> {
  requirePermission(ctx, "alert.handle");
  const { alertId, until } = SnoozeAlertInput.parse(input);
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const [first, last] = [addDays(today, 1), addDays(today, longestSnoozeDays)];
  await inTenant(ctx, async (tx) => {
    const { snoozedUntil } = await getAlertRow(tx, alertId);
    if (until < first || until > last)
      throw invalidInput("invalid_value", { value: until, expected: `a day from ${first} to ${last}` });
    await tx.update(alerts).set({ snoozedUntil: until }).where(eq(alerts.id, alertId));
    await recordAudit(tx, ctx, {
      ...{ verb: "alert.snooze", subject: { kind: "alert", id: String(alertId) } },
      ...{ before: { snoozedUntil }, after: { snoozedUntil: until } },
    });
  });
}
