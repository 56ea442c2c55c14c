import { integer, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns.ts";

export type FoundBy = "rule" | "model" | "person";
/** Where a comment of a response says so, as `mentions` keeps it: its item, and from where to where. An empty stretch says of which comment alone. */
export type MentionSpan = [item: number, start: number, end: number];
export type ReadingSpan = [start: number, end: number];
/** What in a comment speaks for what was read in it, as `comment_readings` keeps it. */
export type ReadingEvidence = {
  sentiment: ReadingSpan[];
  emotion: ReadingSpan[];
  /** What the rules of themes found, each with how the comment speaks of it, as a bin of mentions. */
  themes: { id: number; bin: number; spans: ReadingSpan[] }[];
};

export const commentCorrections = pgTable("comment_corrections", {
  shardKey: integer().notNull(),
  responseId: uuid().notNull(),
  item: smallint().notNull(),
  orgId: orgId(),
  touchpointId: integer().notNull(),
  what: text().$type<"sentiment" | "emotion" | "theme">().notNull(),
  /** 0 for what is no theme. */
  themeId: integer().notNull().default(0),
  /** `null` where an earlier word was taken back. */
  value: text(),
  madeByKind: text().notNull(),
  madeBy: text().notNull(),
  madeAt: instant().notNull(),
  /** All that was said at one press. */
  actId: uuid().notNull(),
  /** What was read of it when this was said. */
  readAs: text(),
  modelVersion: integer(),
  themeVersion: integer(),
  /** The act whose word stood before. */
  replaces: uuid(),
  /** `null` for the current word. */
  replacedAt: instant(),
});

export const unread = pgTable("unread", {
  shardKey: integer().notNull(),
  orgId: orgId(),
  responseId: uuid().notNull(),
});
