import { councilMeetings } from "@heard/db/schema/council-meetings";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertSeesAll } from "../council/decide.ts";
import { readRanking } from "../council/read-ranking.ts";
import { requirePermission } from "../permissions.ts";
import { listRisingThemes } from "../themes/index.ts";
import { composeMinutes } from "./compose-minutes.ts";
import { lockMeeting } from "./lock.ts";
import { MeetingInput } from "./schema.ts";

/** Closes a meeting: who was there, the agenda and what was decided stay as they are now. @throws DomainError not_found, invalid_state; forbidden `council_sees_part` */
export async function closeMeeting(ctx: ServiceContext, input: MeetingInput): Promise<void> {
  requirePermission(ctx, "council.meet");
  const { meetingId } = MeetingInput.parse(input);
  // What is kept for all is not written by whoever sees a part.
  assertSeesAll(ctx);
  const { rising } = await listRisingThemes(ctx);
  await inTenant(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId, "close");
    const minutes = await composeMinutes(tx, ctx, meeting, { rising, ranking: await readRanking(tx, ctx) });
    await tx
      .update(councilMeetings)
      .set({ state: "closed", closedAt: ctx.now(), minutes })
      .where(eq(councilMeetings.id, meetingId));
    await recordAudit(tx, ctx, {
      verb: "meeting.close",
      subject: { kind: "meeting", id: meetingId },
      after: { items: minutes.items.length, represented: minutes.represented },
    });
  });
}
