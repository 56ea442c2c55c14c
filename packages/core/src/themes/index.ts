export { adoptStarterThemes } from "./adopt.ts";
export { archiveTheme, restoreTheme } from "./archive.ts";
export { createTheme } from "./create.ts";
export { mergeTheme } from "./merge.ts";
export { moveTheme } from "./move.ts";
export { listThemes, listThemeVersions } from "./queries.ts";
export { restoreThemeVersion } from "./restore-version.ts";
export {
  CreateThemeInput,
  MergeThemeInput,
  MoveThemeInput,
  SplitThemeInput,
  ThemeInput,
  ThemeVersionInput,
  UpdateThemeInput,
} from "./schema.ts";
export { splitTheme } from "./split.ts";
export { updateTheme } from "./update.ts";
