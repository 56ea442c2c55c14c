import type { Transaction } from "@heard/db";
import { councilMeetings } from "@heard/db/schema/council-meetings";
import { eq } from "drizzle-orm";
import { invalidState, notFound } from "../errors.ts";
import { type MeetingStep, meetingCan } from "./rules.ts";

export type MeetingRow = typeof councilMeetings.$inferSelect;

/** A meeting in a state in which the step can be taken, held until the transaction ends. @throws DomainError not_found, invalid_state */
export async function lockMeeting(tx: Transaction, meetingId: number, step: MeetingStep): Promise<MeetingRow> {
  const [meeting] = await tx.select().from(councilMeetings).where(eq(councilMeetings.id, meetingId)).for("update");
  if (!meeting) throw notFound("meeting", meetingId);
  if (!meetingCan(step, meeting)) throw invalidState("meeting", meeting.state, meetingId);
  return meeting;
}
