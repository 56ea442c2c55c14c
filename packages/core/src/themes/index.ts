export { adoptStarterThemes } from "./adopt.ts";
export { archiveTheme, restoreTheme } from "./archive.ts";
export { createTheme } from "./create.ts";
export { discoverPhrases } from "./discover-phrases.ts";
export type { ThemeEdit } from "./edit.ts";
export type { Lesson, Lessons } from "./learn.ts";
export { listQuotes, type ThemeQuotes } from "./list-quotes.ts";
export { listRisingThemes, type RisingTheme, type RisingThemes } from "./list-rising.ts";
export {
  measureThemes,
  type ThemeFigure,
  type ThemeReport,
} from "./measure.ts";
export { mergeTheme } from "./merge.ts";
export { moveTheme } from "./move.ts";
export { type PreviewExample, previewTheme, type ThemePreview } from "./preview.ts";
export { listThemes, listThemeVersions, type Theme, type ThemeTree, type ThemeVersion } from "./queries.ts";
export { restoreThemeVersion } from "./restore-version.ts";
export {
  CreateThemeInput,
  DiscoverPhrasesInput,
  ListQuotesInput,
  MeasureThemesInput,
  MergeThemeInput,
  MoveThemeInput,
  PreviewThemeInput,
  SplitThemeInput,
  ThemeInput,
  ThemeVersionInput,
  UpdateThemeInput,
} from "./schema.ts";
export { splitTheme } from "./split.ts";
export { updateTheme } from "./update.ts";
