import * as z from "zod";
import { longestNote, longestTitle } from "../improvement-plans/rules.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { keptText, visibleText } from "../visible-text.ts";
import { agendaKinds, longestPlace } from "./rules.ts";

export const MeetingInput = z.strictObject({ meetingId: RecordId });
export type MeetingInput = z.input<typeof MeetingInput>;

/** As the clocks of the organisation show it. */
const When = { day: z.iso.date(), time: z.iso.time({ precision: -1 }) };
export const PlanMeetingInput = z.strictObject({
  ...When,
  place: visibleText(longestPlace).nullable().optional(),
  chairId: RecordId.nullable().optional(),
});
export type PlanMeetingInput = z.input<typeof PlanMeetingInput>;

const AgendaItemName = z
  .string()
  .max(120)
  .regex(new RegExp(`^(?:${agendaKinds.join("|")}):[\\w-]+$`), "an item of the agenda, such as plan:12");

export const UpdateMeetingInput = MeetingInput.extend({
  day: When.day.optional(),
  time: When.time.optional(),
  place: visibleText(longestPlace).nullable().optional(),
  chairId: RecordId.nullable().optional(),
  /** Items as they should come, such as `plan:12`; those that are not named follow. */
  order: z.array(AgendaItemName).max(500).optional(),
  seen: Seen,
}).refine(({ day, time }) => (day === undefined) === (time === undefined), {
  error: "a day and a time together",
  path: ["time"],
});
export type UpdateMeetingInput = z.input<typeof UpdateMeetingInput>;

export const SetAttendanceInput = MeetingInput.extend({ memberId: RecordId, isPresent: z.boolean() });
export type SetAttendanceInput = z.input<typeof SetAttendanceInput>;

export const AddAgendaItemInput = MeetingInput.extend({ title: visibleText(longestTitle) });
export type AddAgendaItemInput = z.input<typeof AddAgendaItemInput>;

export const NoteAgendaItemInput = MeetingInput.extend({
  item: AgendaItemName,
  /** Empty takes the note away. */
  note: keptText(longestNote),
  /** What stood there when the writer began. */
  seen: keptText(longestNote).optional(),
});
export type NoteAgendaItemInput = z.input<typeof NoteAgendaItemInput>;

export const RemoveAgendaItemInput = MeetingInput.extend({ item: AgendaItemName });
export type RemoveAgendaItemInput = z.input<typeof RemoveAgendaItemInput>;
