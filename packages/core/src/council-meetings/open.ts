import { councilMeetings } from "@heard/db/schema/council-meetings";
import { organisations } from "@heard/db/schema/organisations";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertSeesAll } from "../council/decide.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockMeeting } from "./lock.ts";
import { MeetingInput } from "./schema.ts";

/** Opens a meeting: from now on its decisions are its own. One at a time. @throws DomainError not_found, invalid_state, forbidden `council_sees_part`, conflict `council_meeting_open` */
export async function openMeeting(ctx: ServiceContext, input: MeetingInput): Promise<void> {
  requirePermission(ctx, "council.meet");
  // Who sees a part could not close it either.
  assertSeesAll(ctx);
  const { meetingId } = MeetingInput.parse(input);
  await inTenant(ctx, async (tx) => {
    // Of two that are opened at once the second waits here for the first.
    await tx.select({ id: organisations.id }).from(organisations).for("update");
    const all = await tx.select().from(councilMeetings).where(eq(councilMeetings.state, "open"));
    if (all.some(({ id }) => id !== meetingId)) throw new DomainError("conflict", "council_meeting_open");
    await lockMeeting(tx, meetingId, "open");
    await tx
      .update(councilMeetings)
      .set({ state: "open", openedAt: ctx.now() })
      .where(eq(councilMeetings.id, meetingId));
    await recordAudit(tx, ctx, { verb: "meeting.open", subject: { kind: "meeting", id: meetingId } });
  });
}
