import {
  getJourneyView,
  getPersonas,
  ReadJourneyInput,
  ReadPersonasInput,
  WriteNoteInput,
  writeNote,
} from "@heard/core/journey-view";
import { procedure, router } from "../trpc/base.ts";

export const journeyViewRouter = router({
  read: procedure("measure.read")
    .input(ReadJourneyInput)
    .query(({ ctx, input }) => getJourneyView(ctx.service, input)),
  personas: procedure("measure.read")
    .input(ReadPersonasInput)
    .query(({ ctx, input }) => getPersonas(ctx.service, input)),
  writeNote: procedure("journey.note")
    .input(WriteNoteInput)
    .mutation(({ ctx, input }) => writeNote(ctx.service, input)),
});
