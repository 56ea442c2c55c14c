export { getPersonas, type JourneyPersonas, type PersonaLane } from "./get-personas.ts";
export {
  getJourneyView,
  type JourneyCell,
  type JourneyColumn,
  type JourneyFigures,
  type JourneyView,
} from "./queries.ts";
export { ReadJourneyInput, ReadPersonasInput, WriteNoteInput } from "./schema.ts";
export { writeNote } from "./write-note.ts";
