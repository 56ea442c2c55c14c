import { councilAgendaItems } from "@heard/db/schema/council-meetings";
import { and, eq, like } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertSeesAll } from "../council/decide.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockMeeting } from "./lock.ts";
import { mostOwnItems } from "./rules.ts";
import { AddAgendaItemInput } from "./schema.ts";

/** Puts something of people's own on an agenda, beside what writes itself. @throws DomainError forbidden `council_sees_part`, not_found; invalid_state, `too_many` */
export async function addAgendaItem(ctx: ServiceContext, input: AddAgendaItemInput): Promise<{ item: string }> {
  requirePermission(ctx, "council.meet");
  assertSeesAll(ctx);
  const { meetingId, title } = AddAgendaItemInput.parse(input);
  return inTenant(ctx, async (tx) => {
    await lockMeeting(tx, meetingId, "plan");
    const own = await tx
      .select()
      .from(councilAgendaItems)
      .where(and(eq(councilAgendaItems.meetingId, meetingId), like(councilAgendaItems.item, "own:%")));
    if (own.length >= mostOwnItems)
      throw new DomainError("invalid_state", "too_many", { count: own.length + 1, most: mostOwnItems });
    const item = `own:${1 + Math.max(0, ...own.map((one) => Number(one.item.slice("own:".length))))}`;
    await tx.insert(councilAgendaItems).values({ orgId: ctx.organisation.id, meetingId, item, title });
    await recordAudit(tx, ctx, {
      verb: "meeting.addItem",
      subject: { kind: "meeting", id: meetingId },
      // Its title is people's own words, which may name somebody; the log is never changed.
      after: { item },
    });
    return { item };
  });
}
