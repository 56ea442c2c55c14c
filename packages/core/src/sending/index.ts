export { ExportLinksInput, exportLinks } from "./export-links.ts";
export { openPreferences, stopWriting } from "./open-preferences.ts";
export { recordLetterOpening } from "./record-letter-opening.ts";
export { sendAskedAgain } from "./send-again.ts";
export { AskedInput, withdrawAsked } from "./withdraw.ts";
