export {
  getJourneyView,
  type JourneyCell,
  type JourneyColumn,
  type JourneyFigures,
  type JourneyView,
} from "./queries.ts";
export { getPersonas, type JourneyPersonas, type PersonaLane } from "./read-personas.ts";
export { ReadJourneyInput, ReadPersonasInput, WriteNoteInput } from "./schema.ts";
export { writeNote } from "./write-note.ts";
