import { integer, jsonb, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { identity, instant, type LocalisedText, orgId } from "./columns.ts";

/** How the sentiment of a theme's mentions comes about: as it is read, or always the same. */
export type ThemeTone = "asRead" | "negative" | "positive";

export const themes = pgTable("themes", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  name: jsonb().$type<LocalisedText>().notNull(),
  parentId: integer(),
  rule: text().notNull(),
  tone: text().$type<ThemeTone>().notNull().default("asRead"),
  position: smallint().notNull().default(0),
  /** The theme that took its place: what a person said of it holds for that one. */
  mergedInto: integer(),
  createdAt: instant().notNull(),
  archivedAt: instant(),
});
export type ThemeRow = typeof themes.$inferSelect;

/** A theme as it was in a version of the tree. */
export type ThemeAsOf = Pick<
  ThemeRow,
  "id" | "key" | "name" | "parentId" | "rule" | "tone" | "position" | "mergedInto"
> & {
  /** It was not looked for. */
  archived?: true;
};
/** The tree as it was after each edit: what history was read by, and the way back. */
export type ThemeSnapshot = { themes: ThemeAsOf[] };
export const themeVersions = pgTable("theme_versions", {
  orgId: orgId(),
  version: integer().notNull(),
  snapshot: jsonb().$type<ThemeSnapshot>().notNull(),
  /** What made it, as the audit log calls it, and what it was done to. */
  verb: text().notNull(),
  themeKey: text().notNull(),
  madeBy: integer(),
  madeAt: instant().notNull(),
  readAt: instant(),
});
