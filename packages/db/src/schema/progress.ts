import { boolean, date, integer, pgTable, text } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";

/** What a member wants to hear of: one of the three is set. */
export const follows = pgTable("follows", {
  orgId: orgId(),
  id: identity(),
  memberId: integer().notNull(),
  planId: integer(),
  themeId: integer(),
  touchpointId: integer(),
  followedAt: instant().notNull(),
});

/** Whoever has no row has the letter of the week. */
export const digestChoices = pgTable("digest_choices", {
  orgId: orgId(),
  memberId: integer().notNull(),
  isWanted: boolean().notNull(),
  chosenAt: instant().notNull(),
});

export const digestWeeks = pgTable("digest_weeks", {
  orgId: orgId(),
  memberId: integer().notNull(),
  /** The Monday on which the letter is due. */
  week: date().notNull(),
  outcome: text().$type<"sending" | "sent" | "nothing" | "unwanted" | "refused">().notNull(),
  decidedAt: instant().notNull(),
});
