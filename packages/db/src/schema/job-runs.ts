import { bigint, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns.ts";

export const jobRuns = pgTable("job_runs", {
  orgId: orgId(),
  id: uuid().notNull(),
  kind: text().notNull(),
  actorKind: text().notNull(),
  actorId: text().notNull(),
  state: text().$type<"waiting" | "running" | "paused" | "succeeded" | "failed" | "cancelled">().notNull(),
  doneCount: bigint({ mode: "number" }).notNull().default(0),
  totalCount: bigint({ mode: "number" }),
  checkpoint: jsonb().$type<unknown>(),
  result: jsonb().$type<unknown>(),
  error: jsonb().$type<unknown>(),
  createdAt: instant().notNull().defaultNow(),
  startedAt: instant(),
  heartbeatAt: instant(),
  finishedAt: instant(),
});
export type JobRunRow = typeof jobRuns.$inferSelect;
