import { integer, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";

/** `merged`: it is the same as another one, which has its votes. `withdrawn`: its author took it back. */
export type SuggestionState = "open" | "accepted" | "declined" | "merged" | "withdrawn";

export const suggestions = pgTable("suggestions", {
  orgId: orgId(),
  id: identity(),
  title: text().notNull(),
  body: text().notNull(),
  touchpointId: integer(),
  /** The comment that it came from. */
  responseId: uuid(),
  item: smallint(),
  suggestedBy: integer().notNull(),
  suggestedAt: instant().notNull(),
  /** When its author last changed it; votes before that were for other words. */
  editedAt: instant(),
  state: text().$type<SuggestionState>().notNull().default("open"),
  decidedBy: integer(),
  decidedAt: instant(),
  reason: text(),
  planId: integer(),
  mergedInto: integer(),
});
export type SuggestionRow = typeof suggestions.$inferSelect;

/** Who else wants it; whoever suggested it is none of them. */
export const suggestionVotes = pgTable("suggestion_votes", {
  orgId: orgId(),
  suggestionId: integer().notNull(),
  memberId: integer().notNull(),
  votedAt: instant().notNull(),
});
