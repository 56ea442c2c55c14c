import { bigint, boolean, customType, date, integer, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
// 64-bit ids travel as decimal text: a JavaScript number cannot hold them.
const cellId = () => bigint({ mode: "bigint" });

/** 1 partial, 2 complete, 3 quarantined; 4 to 6 the same while the source is in the bin. */
export type StoredState = 1 | 2 | 3 | 4 | 5 | 6;

/** What it takes to read a submission of a survey again. */
export type SubmissionRecord = {
  /** Decides every random order. */
  seed: number;
  /** What the link carried. */
  parameters: Record<string, string>;
  /** The question that each score and comment answers, by item; a row of a matrix is `question/row`. */
  scores: string[];
  comments: string[];
  /** Files that were attached: bytes and rows of their own. */
  files?: { question: string; file: string; name: string; bytes: number }[];
  /** Where it was answered: the page that showed it, without what nobody declared of its address, and the kind of device. */
  page?: string;
  device?: string;
  /** Why it was set aside when it came. */
  suspicion?: string;
};

export const responses = pgTable("responses", {
  shardKey: integer().notNull(),
  id: uuid().notNull(),
  orgId: orgId(),
  sourceId: integer().notNull(),
  externalId: text(),
  contentHash: uuid().notNull(),
  batchId: integer().notNull(),
  touchpointId: integer().notNull(),
  channelId: integer().notNull(),
  mode: smallint().notNull(),
  language: smallint().notNull(),
  cellId: cellId().notNull(),
  coreId: cellId().notNull(),
  customer: text(),
  occurredAt: instant(),
  occurredOn: date({ mode: "string" }),
  receivedAt: instant().notNull(),
  day: date({ mode: "string" }).notNull(),
  state: smallint().$type<StoredState>().notNull(),
  answers: jsonb().$type<unknown>(),
  /** The version of its survey that was answered. */
  surveyVersion: integer(),
  submission: jsonb().$type<SubmissionRecord>(),
});
export const scores = pgTable("scores", {
  shardKey: integer().notNull(),
  responseId: uuid().notNull(),
  item: smallint().notNull(),
  orgId: orgId(),
  measureId: integer().notNull(),
  touchpointId: integer().notNull(),
  cellId: cellId().notNull(),
  coreId: cellId().notNull(),
  day: date({ mode: "string" }).notNull(),
  bin: smallint().notNull(),
  counted: boolean().notNull(),
});
export const comments = pgTable("comments", {
  shardKey: integer().notNull(),
  responseId: uuid().notNull(),
  item: smallint().notNull(),
  orgId: orgId(),
  touchpointId: integer().notNull(),
  cellId: cellId().notNull(),
  day: date({ mode: "string" }).notNull(),
  language: smallint().notNull(),
  text: text().notNull(),
  tokens: tsvector().notNull(),
  redactions: smallint().notNull(),
  counted: boolean().notNull(),
});
export const commentOriginals = pgTable("comment_originals", {
  shardKey: integer().notNull(),
  responseId: uuid().notNull(),
  item: smallint().notNull(),
  orgId: orgId(),
  text: text().notNull(),
});
