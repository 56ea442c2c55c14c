import { councilSeats } from "@heard/db/schema/council";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { assertActive } from "../improvement-plans/assert-active.ts";
import { requirePermission } from "../permissions.ts";
import { readCouncillors } from "./read-councillors.ts";
import { SetSeatInput } from "./schema.ts";

/** Says who in the council stands for a touchpoint, as its owner or as deputy, or that somebody does no more. @throws DomainError not_found; invalid_state `council_no_member` */
export async function setCouncilSeat(ctx: ServiceContext, input: SetSeatInput): Promise<void> {
  requirePermission(ctx, "council.edit");
  const { touchpoint: key, memberId, part } = SetSeatInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const touchpoint = (await readCatalogue(tx)).touchpoints.get(key);
    if (!touchpoint) throw notFound("touchpoint", key);
    await assertActive(tx, [memberId]);
    if (part !== null && !(await readCouncillors(tx)).includes(memberId))
      throw new DomainError("invalid_state", "council_no_member");
    const place = { touchpointId: touchpoint.id, memberId };
    if (part === null)
      await tx
        .delete(councilSeats)
        .where(and(eq(councilSeats.touchpointId, touchpoint.id), eq(councilSeats.memberId, memberId)));
    else
      await tx
        .insert(councilSeats)
        .values({ orgId: ctx.organisation.id, ...place, part })
        .onConflictDoUpdate({
          target: [councilSeats.orgId, councilSeats.touchpointId, councilSeats.memberId],
          set: { part },
        });
    await recordAudit(tx, ctx, {
      verb: "council.setSeat",
      subject: { kind: "touchpoint", id: key },
      after: { memberId, part },
    });
  });
}
