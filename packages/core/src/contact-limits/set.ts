import { contactLimits } from "@heard/db/schema/distributions";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { readContactLimits } from "./queries.ts";
import { SetContactLimitsInput } from "./schema.ts";

/** Says how often one person may be asked, over all surveys, modes and reminders. An empty list brings the product's own limit back. */
export async function setContactLimits(ctx: ServiceContext, input: SetContactLimitsInput): Promise<void> {
  requirePermission(ctx, "contactLimit.edit");
  const { limits } = SetContactLimitsInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const before = await readContactLimits(tx);
    await tx.delete(contactLimits);
    if (limits.length > 0)
      await tx.insert(contactLimits).values(limits.map((limit) => ({ orgId: ctx.organisation.id, ...limit })));
    const told = (rules: typeof before) => ({ limits: rules.map(({ most, days }) => `${most}/${days}`) });
    await recordAudit(tx, ctx, {
      verb: "contactLimit.set",
      subject: { kind: "contactLimit", id: ctx.organisation.key },
      fields: ["limits"],
      before: told(before),
      after: told(await readContactLimits(tx)),
    });
  });
}
