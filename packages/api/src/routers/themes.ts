import { CountThemesInput, countThemes, ListMentionsInput, listMentions } from "@heard/core/readings";
import {
  adoptStarterThemes,
  archiveTheme,
  CreateThemeInput,
  createTheme,
  DiscoverPhrasesInput,
  discoverPhrases,
  ListQuotesInput,
  listQuotes,
  listRisingThemes,
  listThemes,
  listThemeVersions,
  MeasureThemesInput,
  MergeThemeInput,
  MoveThemeInput,
  measureThemes,
  mergeTheme,
  moveTheme,
  PreviewThemeInput,
  previewTheme,
  restoreTheme,
  restoreThemeVersion,
  SplitThemeInput,
  splitTheme,
  ThemeInput,
  ThemeVersionInput,
  UpdateThemeInput,
  updateTheme,
} from "@heard/core/themes";
import { procedure, router } from "../trpc/base.ts";

export const themesRouter = router({
  list: procedure("theme.read").query(({ ctx }) => listThemes(ctx.service)),
  versions: procedure("theme.read").query(({ ctx }) => listThemeVersions(ctx.service)),
  rising: procedure("theme.read").query(({ ctx }) => listRisingThemes(ctx.service)),
  /** What comments without a theme repeat. */
  phrases: procedure("comment.read")
    .input(DiscoverPhrasesInput)
    .query(({ ctx, input }) => discoverPhrases(ctx.service, input)),
  quotes: procedure("comment.read")
    .input(ListQuotesInput)
    .query(({ ctx, input }) => listQuotes(ctx.service, input)),
  count: procedure("theme.read")
    .input(CountThemesInput)
    .query(({ ctx, input }) => countThemes(ctx.service, input)),
  measure: procedure("theme.read")
    .input(MeasureThemesInput)
    .query(({ ctx, input }) => measureThemes(ctx.service, input)),
  mentions: procedure("comment.read")
    .input(ListMentionsInput)
    .query(({ ctx, input }) => listMentions(ctx.service, input)),
  /** Sent as a change is: a rule of 4,000 Chinese characters is longer than an address may be. */
  preview: procedure("theme.edit")
    .input(PreviewThemeInput)
    .mutation(({ ctx, input }) => previewTheme(ctx.service, input)),
  adoptStarter: procedure("theme.edit").mutation(({ ctx }) => adoptStarterThemes(ctx.service)),
  create: procedure("theme.edit")
    .input(CreateThemeInput)
    .mutation(({ ctx, input }) => createTheme(ctx.service, input)),
  update: procedure("theme.edit")
    .input(UpdateThemeInput)
    .mutation(({ ctx, input }) => updateTheme(ctx.service, input)),
  move: procedure("theme.edit")
    .input(MoveThemeInput)
    .mutation(({ ctx, input }) => moveTheme(ctx.service, input)),
  merge: procedure("theme.edit")
    .input(MergeThemeInput)
    .mutation(({ ctx, input }) => mergeTheme(ctx.service, input)),
  split: procedure("theme.edit")
    .input(SplitThemeInput)
    .mutation(({ ctx, input }) => splitTheme(ctx.service, input)),
  archive: procedure("theme.edit")
    .input(ThemeInput)
    .mutation(({ ctx, input }) => archiveTheme(ctx.service, input)),
  restore: procedure("theme.edit")
    .input(ThemeInput)
    .mutation(({ ctx, input }) => restoreTheme(ctx.service, input)),
  restoreVersion: procedure("theme.edit")
    .input(ThemeVersionInput)
    .mutation(({ ctx, input }) => restoreThemeVersion(ctx.service, input)),
});
