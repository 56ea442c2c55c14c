export { openPreferences, stopWriting } from "./open-preferences.ts";
export { recordLetterOpening } from "./record-letter-opening.ts";
export { AskedInput, withdrawAsked } from "./withdraw.ts";
