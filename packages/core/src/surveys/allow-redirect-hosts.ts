import { organisations } from "@heard/db/schema/organisations";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { shownHost } from "../shown-host.ts";
import { AllowRedirectHostsInput } from "./schema.ts";

/** Says to which hosts surveys may send people at their end: these and no others. Versions that are published go on as they are. */
export async function allowRedirectHosts(ctx: ServiceContext, input: AllowRedirectHostsInput): Promise<void> {
  requirePermission(ctx, "organisation.edit");
  const hosts = [...new Set(AllowRedirectHostsInput.parse(input).hosts)];
  await inTenant(ctx, async (tx) => {
    const [before] = await tx.select().from(organisations).for("update");
    if (!before) throw notFound("organisation", ctx.organisation.key);
    await tx.update(organisations).set({ redirectHosts: hosts }).where(eq(organisations.id, before.id));
    await recordAudit(tx, ctx, {
      verb: "organisation.update",
      subject: { kind: "organisation", id: before.key },
      fields: ["redirectHosts"],
      before: { redirectHosts: before.redirectHosts.map(shownHost) },
      after: { redirectHosts: hosts.map(shownHost) },
    });
  });
}
