import { bigint, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, identity, instant, orgId } from "./columns.ts";

export const files = pgTable("files", {
  orgId: orgId(),
  id: uuid().notNull(),
  purpose: text().$type<"import" | "rejectedRows" | "export" | "logo" | "answer">().notNull(),
  name: text().notNull(),
  mediaType: text().notNull(),
  size: bigint({ mode: "number" }).notNull(),
  sha256: bytea().notNull(),
  createdBy: text().notNull(),
  createdAt: instant().notNull().defaultNow(),
  expiresAt: instant(),
  deletedAt: instant(),
});
export const mappings = pgTable("mappings", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  name: text().notNull(),
  mapping: jsonb().$type<unknown>().notNull(),
  createdBy: integer(),
  createdAt: instant().notNull().defaultNow(),
  updatedAt: instant().notNull().defaultNow(),
  deletedAt: instant(),
});
export type ImportState =
  | "draft"
  | "waiting"
  | "running"
  | "paused"
  | "stopped"
  | "imported"
  | "failed"
  | "undoing"
  | "undone"
  | "discarded";
/** What a file brings. */
export type ImportKind = "responses" | "contacts" | "suppressions";
export const importBatches = pgTable("import_batches", {
  orgId: orgId(),
  id: identity(),
  kind: text().$type<ImportKind>().notNull().default("responses"),
  sourceId: integer(),
  fileId: uuid().notNull(),
  fileName: text().notNull(),
  mapping: jsonb().$type<unknown>(),
  mappingName: text(),
  jobRunId: uuid(),
  state: text().$type<ImportState>().notNull(),
  profile: jsonb().$type<unknown>(),
  account: jsonb().$type<unknown>(),
  report: jsonb().$type<unknown>(),
  rowCount: bigint({ mode: "number" }),
  acceptedCount: bigint({ mode: "number" }).notNull().default(0),
  duplicateCount: bigint({ mode: "number" }).notNull().default(0),
  rejectedCount: bigint({ mode: "number" }).notNull().default(0),
  rejectedFileId: uuid(),
  createdByKind: text().notNull(),
  createdBy: text().notNull(),
  createdAt: instant().notNull().defaultNow(),
  importedAt: instant(),
  undoneAt: instant(),
  undoneBy: text(),
  /** Since when what it knows of single rows is to go, once it has ended. */
  forgetAt: instant(),
});
