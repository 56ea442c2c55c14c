import type { Transaction } from "@heard/db";
import { councilMeetings } from "@heard/db/schema/council-meetings";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { dayIn } from "../responses/day.ts";
import { readRepresented } from "./read-stand-ins.ts";

/** How many members are in a meeting that is open, those included for whom somebody there stands in. @throws DomainError not_found, invalid_state */
export async function assertOpenMeeting(
  tx: Transaction,
  ctx: ServiceContext,
  meetingId: number,
): Promise<{ represented: number }> {
  const [meeting] = await tx.select().from(councilMeetings).where(eq(councilMeetings.id, meetingId)).for("share");
  if (!meeting) throw notFound("meeting", meetingId);
  if (meeting.state !== "open") throw invalidState("meeting", meeting.state, meetingId);
  const day = dayIn(ctx.organisation.timeZone, ctx.now());
  const { present, standIns } = await readRepresented(tx, { meetingId, day });
  return { represented: present.length + standIns.length };
}
