import { councilMeetings } from "@heard/db/schema/council-meetings";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertSeesAll } from "../council/decide.ts";
import { readCouncilSettings } from "../council/read-settings.ts";
import { assertActive } from "../improvement-plans/assert-active.ts";
import { requirePermission } from "../permissions.ts";
import { readInstant } from "./read-instant.ts";
import { PlanMeetingInput } from "./schema.ts";

/** Plans a meeting of the council; its agenda writes itself from now on. The council's chair takes it unless somebody else is named. @throws DomainError not_found, forbidden `council_sees_part`, invalid_input `day_outside`, `time_impossible` */
export async function planMeeting(ctx: ServiceContext, input: PlanMeetingInput): Promise<{ meetingId: number }> {
  requirePermission(ctx, "council.meet");
  assertSeesAll(ctx);
  const { day, time, place = null, chairId } = PlanMeetingInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const chair = chairId === undefined ? (await readCouncilSettings(tx)).chairId : chairId;
    if (chair !== null) await assertActive(tx, [chair]);
    const heldAt = await readInstant(tx, ctx, { day, time });
    const meeting = { place, chairId: chair };
    const [row] = await tx
      .insert(councilMeetings)
      .values({ orgId: ctx.organisation.id, ...meeting, heldAt })
      .returning();
    if (!row) throw new Error("the meeting was not stored");
    await recordAudit(tx, ctx, {
      verb: "meeting.plan",
      subject: { kind: "meeting", id: row.id },
      after: { ...meeting, day, time },
    });
    return { meetingId: row.id };
  });
}
