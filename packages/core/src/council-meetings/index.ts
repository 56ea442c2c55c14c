export { addAgendaItem } from "./add-item.ts";
export { cancelMeeting } from "./cancel.ts";
export { closeMeeting } from "./close.ts";
export { noteAgendaItem } from "./note-item.ts";
export { openMeeting } from "./open.ts";
export { planMeeting } from "./plan.ts";
export { getMeeting, listMeetings, type MeetingItem, type MeetingReport } from "./queries.ts";
export { getMeetingChange } from "./read-change.ts";
export { removeAgendaItem } from "./remove-item.ts";
export {
  AddAgendaItemInput,
  MeetingInput,
  NoteAgendaItemInput,
  PlanMeetingInput,
  RemoveAgendaItemInput,
  SetAttendanceInput,
  UpdateMeetingInput,
} from "./schema.ts";
export { sendMinutes } from "./send-minutes.ts";
export { setAttendance } from "./set-attendance.ts";
export { updateMeeting } from "./update.ts";
