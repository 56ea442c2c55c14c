export { confirmReadings } from "./confirm.ts";
export { correctComments } from "./correct.ts";
export { type DisagreementReport, measureDisagreement } from "./measure-disagreement.ts";
export { countThemes, listMentions, type SentimentCounts, type ThemeCounts } from "./queries.ts";
export {
  ConfirmReadingsInput,
  CorrectCommentsInput,
  CountThemesInput,
  ListMentionsInput,
  MeasureDisagreementInput,
  UndoCorrectionInput,
} from "./schema.ts";
export { undoCorrection } from "./undo-correction.ts";
