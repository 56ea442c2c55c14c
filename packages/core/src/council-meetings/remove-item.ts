import { councilAgendaItems } from "@heard/db/schema/council-meetings";
import { and, eq, isNotNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertSeesAll } from "../council/decide.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockMeeting } from "./lock.ts";
import { RemoveAgendaItemInput } from "./schema.ts";

/** Takes an item off an agenda that people put there. What writes itself goes when it is dealt with. @throws DomainError forbidden `council_sees_part`, not_found, invalid_state */
export async function removeAgendaItem(ctx: ServiceContext, input: RemoveAgendaItemInput): Promise<void> {
  requirePermission(ctx, "council.meet");
  assertSeesAll(ctx);
  const { meetingId, item } = RemoveAgendaItemInput.parse(input);
  await inTenant(ctx, async (tx) => {
    await lockMeeting(tx, meetingId, "plan");
    const [gone] = await tx
      .delete(councilAgendaItems)
      .where(
        and(
          eq(councilAgendaItems.meetingId, meetingId),
          eq(councilAgendaItems.item, item),
          isNotNull(councilAgendaItems.title),
        ),
      )
      .returning();
    if (!gone) throw notFound("agenda item", item);
    await recordAudit(tx, ctx, {
      verb: "meeting.removeItem",
      subject: { kind: "meeting", id: meetingId },
      before: { item },
    });
  });
}
