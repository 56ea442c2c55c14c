import {
  AddAgendaItemInput,
  addAgendaItem,
  cancelMeeting,
  closeMeeting,
  getMeeting,
  getMeetingChange,
  listMeetings,
  MeetingInput,
  NoteAgendaItemInput,
  noteAgendaItem,
  openMeeting,
  PlanMeetingInput,
  planMeeting,
  RemoveAgendaItemInput,
  removeAgendaItem,
  SetAttendanceInput,
  sendMinutes,
  setAttendance,
  UpdateMeetingInput,
  updateMeeting,
} from "@heard/core/council-meetings";
import { procedure, router } from "../trpc/base.ts";

export const councilMeetingsRouter = router({
  list: procedure("council.read").query(({ ctx }) => listMeetings(ctx.service)),
  get: procedure("council.read")
    .input(MeetingInput)
    .query(({ ctx, input }) => getMeeting(ctx.service, input)),
  change: procedure("council.read")
    .input(MeetingInput)
    .query(({ ctx, input }) => getMeetingChange(ctx.service, input)),
  plan: procedure("council.meet")
    .input(PlanMeetingInput)
    .mutation(({ ctx, input }) => planMeeting(ctx.service, input)),
  update: procedure("council.meet")
    .input(UpdateMeetingInput)
    .mutation(({ ctx, input }) => updateMeeting(ctx.service, input)),
  open: procedure("council.meet")
    .input(MeetingInput)
    .mutation(({ ctx, input }) => openMeeting(ctx.service, input)),
  close: procedure("council.meet")
    .input(MeetingInput)
    .mutation(({ ctx, input }) => closeMeeting(ctx.service, input)),
  cancel: procedure("council.meet")
    .input(MeetingInput)
    .mutation(({ ctx, input }) => cancelMeeting(ctx.service, input)),
  setAttendance: procedure("council.meet")
    .input(SetAttendanceInput)
    .mutation(({ ctx, input }) => setAttendance(ctx.service, input)),
  addItem: procedure("council.meet")
    .input(AddAgendaItemInput)
    .mutation(({ ctx, input }) => addAgendaItem(ctx.service, input)),
  removeItem: procedure("council.meet")
    .input(RemoveAgendaItemInput)
    .mutation(({ ctx, input }) => removeAgendaItem(ctx.service, input)),
  note: procedure("council.meet")
    .input(NoteAgendaItemInput)
    .mutation(({ ctx, input }) => noteAgendaItem(ctx.service, input)),
  sendMinutes: procedure("council.meet")
    .input(MeetingInput)
    .mutation(({ ctx, input }) =>
      sendMinutes(ctx.service, input, {
        site: ctx.site,
        report: (error) => ctx.report(error, { requestId: ctx.requestId, path: "council.meetings.sendMinutes" }),
      }),
    ),
});
