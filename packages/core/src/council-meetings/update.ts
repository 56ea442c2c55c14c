import { councilMeetings } from "@heard/db/schema/council-meetings";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertSeesAll } from "../council/decide.ts";
import { assertActive } from "../improvement-plans/assert-active.ts";
import { requirePermission } from "../permissions.ts";
import { dayIn, timeIn } from "../responses/day.ts";
import { assertUnchanged } from "../seen.ts";
import { lockMeeting } from "./lock.ts";
import { readInstant } from "./read-instant.ts";
import { UpdateMeetingInput } from "./schema.ts";

/** Changes when and where a meeting is, who takes it, or the order of its agenda. @throws DomainError forbidden `council_sees_part`, not_found, invalid_state for one that is over, invalid_input `day_outside`, `time_impossible`; conflict `changed_meanwhile` */
export async function updateMeeting(ctx: ServiceContext, input: UpdateMeetingInput): Promise<void> {
  requirePermission(ctx, "council.meet");
  assertSeesAll(ctx);
  const { meetingId, day, time, place, chairId, order, seen } = UpdateMeetingInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId, "plan");
    const { timeZone } = ctx.organisation;
    const stored = {
      ...{ day: dayIn(timeZone, meeting.heldAt), time: timeIn(timeZone, meeting.heldAt) },
      ...{ place: meeting.place, chairId: meeting.chairId, order: meeting.agendaOrder },
    };
    const wanted = Object.entries({ day, time, place, chairId, order }).filter(([, value]) => value !== undefined);
    assertUnchanged({ kind: "meeting", id: meetingId }, { seen, stored, wanted: Object.fromEntries(wanted) });
    if (chairId) await assertActive(tx, [chairId]);
    // One whose day has passed is moved to a day to come, or left where it is.
    const isMoved = day !== stored.day || time !== stored.time;
    const changed = {
      ...(day === undefined || time === undefined || !isMoved
        ? {}
        : { heldAt: await readInstant(tx, ctx, { day, time }) }),
      ...(place === undefined ? {} : { place }),
      ...(chairId === undefined ? {} : { chairId }),
      ...(order === undefined ? {} : { agendaOrder: order }),
    };
    if (Object.keys(changed).length === 0) return;
    await tx.update(councilMeetings).set(changed).where(eq(councilMeetings.id, meetingId));
    await recordAudit(tx, ctx, {
      ...{ verb: "meeting.update", subject: { kind: "meeting", id: meetingId }, fields: Object.keys(changed) },
    });
  });
}
