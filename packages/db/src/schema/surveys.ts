import type { EmbedSettings, SurveyDefinition } from "@heard/survey";
import { boolean, date, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";

/** `draft`: never published. The others say whether answers are taken. */
export type SurveyState = "draft" | "open" | "paused" | "closed";

/** What is asked under a source of kind `survey`, and whether answers are taken. */
export const surveys = pgTable("surveys", {
  orgId: orgId(),
  id: identity(),
  /** Of the source too; unique over all organisations, for it stands in the address of the page. */
  key: text().notNull(),
  sourceId: integer().notNull(),
  state: text().$type<SurveyState>().notNull().default("draft"),
  publishedVersion: integer(),
  draft: jsonb().$type<SurveyDefinition>(),
  draftEdit: integer().notNull().default(0),
  /** Members; `null` for the command line. */
  draftSavedBy: integer(),
  draftSavedAt: instant(),
  sentBy: integer(),
  /** While the draft is in review. */
  sentAt: instant(),
  /** Why it came back from review, until it is sent again. */
  reviewNote: text(),
  opensOn: date({ mode: "string" }),
  closesOn: date({ mode: "string" }),
  responseCap: integer(),
  /** Answers are erased, and leave every number, so many days after they came in; `null`: they are kept. */
  keepDays: integer(),
  /** It asks people under age: other rules hold. */
  isForMinors: boolean().notNull().default(false),
  colour: text(),
  logoFileId: uuid(),
  embed: jsonb().$type<EmbedSettings>(),
  kioskPinHash: text(),
  kioskEdition: integer().notNull().default(0),
  createdAt: instant().notNull(),
});
export const surveyVersions = pgTable("survey_versions", {
  orgId: orgId(),
  surveyId: integer().notNull(),
  version: integer().notNull(),
  definition: jsonb().$type<SurveyDefinition>().notNull(),
  sentBy: integer(),
  publishedBy: integer(),
  publishedAt: instant().notNull(),
});
