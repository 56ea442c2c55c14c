export { checkPin } from "./check-pin.ts";
export { makeAgentLink } from "./make-agent-link.ts";
export { type EntryLink, makeKioskLink } from "./make-kiosk-link.ts";
export { type OpenEmbed, openEmbed } from "./open-embed.ts";
export { getSurveyEntries, listEnterableSurveys, type SurveyEntries } from "./queries.ts";
export { type EntryInput, resolveEntry } from "./resolve-entry.ts";
export {
  MakeAgentLinkInput,
  MakeKioskLinkInput,
  SetKioskPinInput,
  SurveyEntriesInput,
  UpdateEmbedInput,
} from "./schema.ts";
export { setPin } from "./set-pin.ts";
export { updateEmbed } from "./update-embed.ts";
