import { councilProxies } from "@heard/db/schema/council";
import { organisations } from "@heard/db/schema/organisations";
import { and, eq, gte, lte, or } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, forbidden } from "../errors.ts";
import { assertActive } from "../improvement-plans/assert-active.ts";
import { assertDayAhead } from "../improvement-plans/assert-day-ahead.ts";
import { permissions, requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { readCouncillors } from "./read-councillors.ts";
import { GiveProxyInput } from "./schema.ts";

/**
 * Lets a colleague in the council vote in one's place, from one day to another. There are no chains: who stands in for somebody gives nobody their own place in these
 * days, and who has given it away stands in for nobody.
 * @throws DomainError not_found, invalid_state `council_no_member`, conflict `council_proxy_chain`, invalid_input `day_outside`
 */
export async function giveProxy(ctx: ServiceContext, input: GiveProxyInput): Promise<{ standInId: number }> {
  requirePermission(ctx, "council.vote");
  const { proxyId, from: asked, to } = GiveProxyInput.parse(input);
  const { actor } = ctx;
  if (actor.kind !== "member") throw forbidden(permissions["council.vote"].roles);
  const { memberId } = actor;
  assertDayAhead(ctx, to);
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  // Nobody stands in on days that are over: what was voted then stands.
  const from = asked < today ? today : asked;
  return inTenant(ctx, async (tx) => {
    // Two who give each other their places at once would make a chain that neither saw.
    await tx.select({ id: organisations.id }).from(organisations).for("update");
    await assertActive(tx, [proxyId]);
    if (proxyId === memberId || !(await readCouncillors(tx)).includes(proxyId))
      throw new DomainError("invalid_state", "council_no_member");
    const [standing] = await tx
      .select()
      .from(councilProxies)
      .where(
        and(
          lte(councilProxies.fromOn, to),
          gte(councilProxies.toOn, from),
          or(
            eq(councilProxies.memberId, memberId),
            eq(councilProxies.proxyId, memberId),
            eq(councilProxies.memberId, proxyId),
          ),
        ),
      );
    if (standing)
      throw new DomainError("conflict", "council_proxy_chain", { from: standing.fromOn, to: standing.toOn });
    const [row] = await tx
      .insert(councilProxies)
      .values({ orgId: ctx.organisation.id, memberId, proxyId, fromOn: from, toOn: to })
      .returning();
    if (!row) throw new Error("the proxy was not stored");
    await recordAudit(tx, ctx, {
      verb: "council.giveProxy",
      subject: { kind: "council", id: "proxies" },
      after: { memberId, proxyId, from, to },
    });
    return { standInId: row.id };
  });
}
