import { boolean, date, integer, jsonb, numeric, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";

export type AlertFamily = "scores" | "themes" | "comments" | "volume" | "silent";

export const alertSettings = pgTable("alert_settings", {
  orgId: orgId(),
  budget: numeric({ precision: 2, scale: 1, mode: "number" }).notNull(),
});

export const alertRuns = pgTable("alert_runs", {
  orgId: orgId(),
  ranOn: date().notNull(),
  ranAt: instant().notNull(),
  upTo: date().notNull(),
  budget: numeric({ precision: 2, scale: 1, mode: "number" }).notNull(),
  /** Series that shared the budget, by family. */
  watched: jsonb().$type<Record<AlertFamily, number>>().notNull(),
});

/** A change of a number against what was before, in the unit of its measure. */
export type AlertChange = { n: number; nBefore: number; mean: number; meanBefore: number; delta: number; se: number };
/** A point of the chart; the limits are those of a single point, where it has been scored. */
export type AlertPoint = {
  from: string;
  to: string;
  n: number;
  mean: number;
  middle: number | null;
  low: number | null;
  high: number | null;
};
export type AlertPart = { value: number; se: number };
/** What came of the numbers themselves, of who answered, and of how they were asked. */
export type AlertSplit = {
  real: AlertPart;
  mix: AlertPart;
  mode: AlertPart;
  headline: "real" | "mix" | "mode" | null;
  paradox: "everyGroupImproved" | "everyGroupWorsened" | null;
};
export type AlertContent =
  | {
      kind: "change";
      change: AlertChange;
      /** First day of what it is compared with. */
      baselineFrom: string;
      chart: "slow" | "fast";
      ratePerWeek: number;
      /** The weeks after the rest, free of the winner's curse. */
      fresh: { n: number; delta: number; se: number } | null;
      lines: (AlertChange & { measure: string })[];
      alsoSeenIn: { slice: string; delta: number; se: number }[];
      firstSeenIn: string | null;
      split: AlertSplit | null;
      /** Days that a data fault took out of what later weeks are compared with. */
      leftOut?: { from: string; to: string } | null;
      points: AlertPoint[];
    }
  | { kind: "silence"; expected: number; until: string | null };

export const alerts = pgTable("alerts", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  family: text().$type<AlertFamily>().notNull(),
  /** `score:4`, `theme:12`, `comments`, `volume` or `silent`. */
  measure: text().notNull(),
  /** `all`, or a dimension and the id of its value: `touchpoint:3`. */
  slice: text().notNull(),
  touchpointId: integer(),
  direction: text().$type<"down" | "up">().notNull(),
  raisedOn: date().notNull(),
  changeFrom: date().notNull(),
  upTo: date().notNull(),
  word: text().$type<"open" | "lasting" | "passed" | "notConfirmed">().notNull(),
  content: jsonb().$type<AlertContent>().notNull(),
  foundAt: instant().notNull(),
  isLate: boolean().notNull().default(false),
  goneAt: instant(),
  handling: text().$type<"knownCause" | "beingHandled" | "notReal" | "dataFault">(),
  reason: text(),
  handledBy: integer(),
  handledAt: instant(),
  snoozedUntil: date(),
  resolvedAt: instant(),
});
export type AlertRow = typeof alerts.$inferSelect;

export const alertMutes = pgTable("alert_mutes", {
  orgId: orgId(),
  measure: text().notNull(),
  slice: text().notNull(),
  mutedBy: integer(),
  mutedAt: instant().notNull(),
});

export const alertReaders = pgTable("alert_readers", {
  orgId: orgId(),
  memberId: integer().notNull(),
  delivery: text().$type<"none" | "atOnce" | "digest">().notNull(),
  quietFrom: smallint().notNull(),
  quietTo: smallint().notNull(),
  seenAt: instant(),
  sentUpTo: instant(),
});
