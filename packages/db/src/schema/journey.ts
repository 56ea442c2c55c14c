import { integer, jsonb, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { identity, instant, type LocalisedText, orgId } from "./columns.ts";

export const journeyStages = pgTable("journey_stages", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  name: jsonb().$type<LocalisedText>().notNull(),
  definition: jsonb().$type<Partial<LocalisedText>>().notNull().default({}),
  position: smallint().notNull(),
  archivedAt: instant(),
});
export const touchpoints = pgTable("touchpoints", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  name: jsonb().$type<LocalisedText>().notNull(),
  stageId: integer(),
  position: smallint().notNull().default(0),
  createdAt: instant().notNull().defaultNow(),
  archivedAt: instant(),
});
/** The journey as it was after each edit, so that an old report can be read with the map of its day. */
export type JourneySnapshot = {
  stages: { id: number; key: string; name: LocalisedText; definition: Partial<LocalisedText>; position: number }[];
  touchpoints: {
    id: number;
    key: string;
    name: LocalisedText;
    stageId: number | null;
    position: number;
    /** It took no new answers; those that it had stay in every number. */
    archived?: true;
  }[];
};
export const journeyVersions = pgTable("journey_versions", {
  orgId: orgId(),
  version: integer().notNull(),
  snapshot: jsonb().$type<JourneySnapshot>().notNull(),
  createdBy: integer(),
  createdAt: instant().notNull().defaultNow(),
});
