import { date, doublePrecision, integer, jsonb, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";
import type { MetricRow, ScaleDirection } from "./metrics.ts";

export type TargetBasis = "history" | "competitor" | "industry" | "other";
/** A score as it was at one time; `null` where nothing or too little was there to be measured. */
export type MeasuredScore = {
  from: string;
  to: string;
  value: number | null;
  n: number;
  interval: { low: number; high: number } | null;
};

export const benchmarks = pgTable("benchmarks", {
  orgId: orgId(),
  id: identity(),
  kind: text().$type<"competitor" | "industry">().notNull(),
  /** Whose score it is. */
  name: text().notNull(),
  metricId: integer().notNull(),
  method: text().notNull(),
  scaleMin: smallint().notNull(),
  scaleMax: smallint().notNull(),
  scaleDirection: text().$type<ScaleDirection>().notNull(),
  scope: text().$type<MetricRow["scope"]>().notNull(),
  /** In the unit of the method. */
  value: doublePrecision().notNull(),
  n: integer(),
  source: text().notNull(),
  asOf: date().notNull(),
  addedBy: integer(),
  addedAt: instant().notNull(),
  removedAt: instant(),
});
export type BenchmarkRow = typeof benchmarks.$inferSelect;

export const targets = pgTable("targets", {
  orgId: orgId(),
  id: identity(),
  goal: text().$type<"satisfaction" | "churn" | "other">().notNull(),
  goalNote: text().notNull(),
  metricId: integer().notNull(),
  method: text().notNull(),
  touchpointId: integer(),
  value: doublePrecision().notNull(),
  dueOn: date().notNull(),
  basis: text().$type<TargetBasis>().notNull(),
  basisNote: text().notNull(),
  benchmarkId: integer(),
  reviewMonths: smallint().notNull(),
  started: jsonb().$type<MeasuredScore>().notNull(),
  setAt: instant().notNull(),
  endedAt: instant(),
});
export type TargetRow = typeof targets.$inferSelect;

export const targetSteps = pgTable("target_steps", {
  orgId: orgId(),
  targetId: integer().notNull(),
  number: integer().notNull(),
  step: text().$type<"set" | "review" | "adjust" | "end">().notNull(),
  value: doublePrecision().notNull(),
  dueOn: date().notNull(),
  basis: text().$type<TargetBasis>().notNull(),
  basisNote: text().notNull(),
  benchmarkId: integer(),
  note: text().notNull(),
  measured: jsonb().$type<MeasuredScore>().notNull(),
  takenBy: integer(),
  takenAt: instant().notNull(),
});

export const touchpointFixability = pgTable("touchpoint_fixability", {
  orgId: orgId(),
  touchpointId: integer().notNull(),
  fixability: smallint().notNull(),
  reason: text().notNull(),
  saidBy: integer(),
  saidAt: instant().notNull(),
});
