import { integer, jsonb, numeric, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { orgId } from "./columns.ts";

/** How much each input counts in the ranking of what is proposed: exponents, 1 unless said. */
export type RankingWeights = { impact: number; volume: number; confidence: number; effort: number };

export const councilSettings = pgTable("council_settings", {
  orgId: orgId(),
  costThreshold: numeric({ precision: 14, scale: 2, mode: "number" }).notNull(),
  currency: text().notNull(),
  quorum: smallint().notNull(),
  voteDays: smallint().notNull(),
  stalledDays: smallint().notNull(),
  weights: jsonb().$type<RankingWeights>().notNull(),
  chairId: integer(),
});
