import { integer, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant, orgId } from "./columns.ts";

/** Held-out comments that are positive or negative, and how many two models put on the right side: both of them, one alone. */
export type ModelTally = { n: number; before: number; own: number; onlyBefore: number; onlyOwn: number };
/** Comments by what they are (rows) and what a model says (columns), in the order negative, neutral, positive. */
export type ConfusionTable = [ConfusionRow, ConfusionRow, ConfusionRow];
type ConfusionRow = [number, number, number];

/** What a model was taught, and how it does on newer comments that it has never seen, beside the model that ships. */
export type ModelReport = {
  learnt: { positive: number; negative: number; byPeople: number; byScores: number; from: string; until: string };
  heldOut: { from: string; until: string };
  /** Against the model that ships: all held-out comments, and parts of them. */
  all: ModelTally;
  byPeople: ModelTally;
  byScores: ModelTally;
  languages: { language: string; tally: ModelTally }[];
  /** Against the organisation's model that was in use, on comments that neither has seen; `null` when the one that ships was. */
  inUse: { version: number; tally: ModelTally } | null;
  /** Scores nearer to 0 than this are neutral, in hundredths; found from neutral comments where there were enough of them. */
  neutralBand: { value: number; isCalibrated: boolean; neutralCount: number };
  shippedTable: ConfusionTable;
  ownTable: ConfusionTable;
  /** The newest comment that it was taught, by which later ones are told. */
  taughtUntil: { day: string; responseId: string };
};

export const readingModels = pgTable("reading_models", {
  orgId: orgId(),
  version: integer().notNull(),
  jobId: uuid().notNull(),
  weights: bytea(),
  weightsDigest: text().notNull(),
  labelsDigest: text().notNull(),
  seed: integer().notNull(),
  report: jsonb().$type<ModelReport>().notNull(),
  /** A member; `null` when the operator asked for it. */
  trainedBy: integer(),
  trainedAt: instant().notNull(),
});

export const readingSettings = pgTable("reading_settings", {
  orgId: orgId(),
  version: integer().notNull(),
  modelVersion: integer(),
  neutralBand: smallint().notNull(),
  /** What made it, as the audit log calls it. */
  verb: text().notNull(),
  madeBy: integer(),
  madeAt: instant().notNull(),
  readAt: instant(),
});
