import { alertReaders } from "@heard/db/schema/alerts";
import { inTenant, type ServiceContext } from "../context.ts";
import { forbidden } from "../errors.ts";
import { permissions, requirePermission } from "../permissions.ts";
import { SetAlertDeliveryInput } from "./schema.ts";

/** Says how the member hears of alerts. What was found before is not sent after the fact. Nobody else's affair, so the log keeps nothing of it. @throws DomainError forbidden for whoever is no member */
export async function setAlertDelivery(ctx: ServiceContext, input: SetAlertDeliveryInput): Promise<void> {
  requirePermission(ctx, "alert.read");
  const settings = SetAlertDeliveryInput.parse(input);
  const { actor } = ctx;
  if (actor.kind !== "member") throw forbidden(permissions["alert.read"].roles);
  const wanted = { ...settings, sentUpTo: ctx.now() };
  await inTenant(ctx, async (tx) => {
    await tx
      .insert(alertReaders)
      .values({ orgId: ctx.organisation.id, memberId: actor.memberId, ...wanted })
      .onConflictDoUpdate({ target: [alertReaders.orgId, alertReaders.memberId], set: wanted });
  });
}
