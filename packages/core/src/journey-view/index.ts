export { getPersonas, type JourneyPersonas, type PersonaLane } from "./get-personas.ts";
export {
  getJourneyView,
  getJourneyWithGaps,
  type JourneyCell,
  type JourneyColumn,
  type JourneyFigures,
  type JourneyGaps,
  type JourneyView,
} from "./queries.ts";
export { ReadJourneyInput, ReadPersonasInput, WriteNoteInput } from "./schema.ts";
export { writeNote } from "./write-note.ts";
