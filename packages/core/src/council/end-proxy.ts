import { councilProxies } from "@heard/db/schema/council";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { permissions, requirePermission } from "../permissions.ts";
import { EndProxyInput } from "./schema.ts";

/** Takes one's own place back. What was voted in it stays until one votes oneself. @throws DomainError not_found */
export async function endProxy(ctx: ServiceContext, input: EndProxyInput): Promise<void> {
  requirePermission(ctx, "council.vote");
  const { standInId } = EndProxyInput.parse(input);
  const { actor } = ctx;
  if (actor.kind !== "member") throw forbidden(permissions["council.vote"].roles);
  await inTenant(ctx, async (tx) => {
    const [row] = await tx
      .delete(councilProxies)
      .where(and(eq(councilProxies.id, standInId), eq(councilProxies.memberId, actor.memberId)))
      .returning();
    if (!row) throw notFound("proxy", standInId);
    const { memberId, proxyId } = row;
    await recordAudit(tx, ctx, {
      verb: "council.endProxy",
      subject: { kind: "council", id: "proxies" },
      before: { memberId, proxyId },
    });
  });
}
