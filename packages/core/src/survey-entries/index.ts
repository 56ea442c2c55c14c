export { checkPin } from "./check-pin.ts";
export { makeAgentLink } from "./make-agent-link.ts";
export { type EntryLink, makeKioskLink } from "./make-kiosk-link.ts";
export { openEmbed } from "./open-embed.ts";
export { type EnterableSurvey, getSurveyEntries, listEnterableSurveys } from "./queries.ts";
export type { EntryInput } from "./resolve-entry.ts";
export {
  MakeAgentLinkInput,
  MakeKioskLinkInput,
  SetKioskPinInput,
  SurveyEntriesInput,
  UpdateEmbedInput,
} from "./schema.ts";
export { setPin } from "./set-pin.ts";
export { updateEmbed } from "./update-embed.ts";
