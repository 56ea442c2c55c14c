export { openPreferences, stopWriting } from "./open-preferences.ts";
export { AskedInput, withdrawAsked } from "./withdraw.ts";
