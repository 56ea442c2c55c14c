import { boolean, date, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { identity, instant, type LocalisedText, orgId } from "./columns.ts";
import type { OverlapChoice, PlanGoal } from "./improvement-plans.ts";

type Days = { from: string; to: string };
/** Counts per scale point, one list a period. */
export type KeptUnit = {
  id: string;
  role: "plan" | "comparison";
  strata: { id: string; mode: string; counts: number[][] }[];
  otherVersion: number[];
  hasOwnPlan?: boolean;
};

/** What a plan was said to be able to show, in the unit of its measure. */
export type KeptForecast = {
  claim: "effect" | "change";
  strength: "firm" | "limited";
  level: number;
  smallestDetectable: number;
  /** Answers of all plan units together in a period, now and as many as the change that counts needs; `null`: no number of them shows it. */
  planPerPeriod: number;
  comparisonPerPeriod: number;
  comparisonUnits: number;
  baselinePeriods: number;
  neededPerPeriod: number | null;
  /** What would show more. */
  help: {
    by: "moreUnits" | "moreComparisonUnits" | "longerHistory" | "moreAfterPeriods";
    smallestDetectable: number;
  }[];
  /** Gain a period of the gap before the start, and its p. */
  slope: number;
  slopeP: number;
  isTrendTooStrong: boolean;
  balance: {
    of: "level" | "answersPerPeriod" | "strata" | "unrest";
    plan: number | null;
    comparison: number | null;
    difference: number | null;
    isFlagged: boolean;
  }[];
};

/** Everything that was agreed at the approval; nothing of it changes afterwards. */
export type RegisteredContent = {
  goal: PlanGoal;
  measureId: number;
  scale: { key: string; version: number; min: number; max: number; direction: "higherIsBetter" | "lowerIsBetter" };
  triggerFrom: string;
  triggerTo: string;
  startsOn: string;
  historyFrom: string;
  periods: (Days & { window: "baseline" | "leftOut" | "after" })[];
  comparisonUnits: string[];
  barred: { unit: string; reason: string }[];
  /** The kinds of answers told apart inside a unit; the others are pooled. */
  strata: string[];
  smallestMeaningfulChange: number;
  minAnswers: number;
  /** Windows left out that were known then. */
  exclusions: (Days & { title: string })[];
  /** What could be seen, as it was said before the start; `null` where there was nothing to plan with. */
  forecast: KeptForecast | null;
  overlaps: { planId: number; number: number; units: string[] }[];
  /** What was chosen for plans that it met, before the approval. */
  overlapChoices?: OverlapChoice[];
};

/** What plans that work on the same units at the same time are judged by together, as it was when the last of them was agreed. */
export type RegisteredJoint = {
  registrations: number[];
  periods: RegisteredContent["periods"];
  units: KeptUnit[];
};

export const planRegistrations = pgTable("plan_registrations", {
  orgId: orgId(),
  id: identity(),
  planId: integer().notNull(),
  metric: text().notNull(),
  planUnits: text().array().notNull(),
  countedFrom: date({ mode: "string" }).notNull(),
  endsOn: date({ mode: "string" }).notNull(),
  dueOn: date({ mode: "string" }).notNull(),
  content: jsonb().$type<RegisteredContent>().notNull(),
  units: jsonb().$type<KeptUnit[]>().notNull(),
  registeredBy: integer(),
  registeredAt: instant().notNull(),
  voidedAt: instant(),
  voidReason: text().$type<"goalChanged" | "withdrawn" | "reconsidered">(),
  stoppedOn: date({ mode: "string" }),
  joint: jsonb().$type<RegisteredJoint>(),
});
export type PlanRegistrationRow = typeof planRegistrations.$inferSelect;

export const planVerdicts = pgTable("plan_verdicts", {
  orgId: orgId(),
  planId: integer().notNull(),
  registrationId: integer().notNull(),
  verdict: text().$type<"improved" | "worsened" | "noDetectableChange" | "tooFewAnswers" | "notComparable">().notNull(),
  reason: text(),
  result: jsonb().$type<Record<string, unknown>>().notNull(),
  input: jsonb().$type<Record<string, unknown>>().notNull(),
  /** Plans that were at work on the same units at the same time: one verdict, credited to none alone. */
  jointWith: integer().array().notNull().default([]),
  computedAt: instant().notNull(),
});

/** One look at a closed plan: a period of four weeks after its end, beside what it may fall to. Gaps are in the unit of the measure; shares of themes in 0…1. */
export type PlanLook = Days & {
  gap: number | null;
  bound: number | null;
  themes: { theme: string; name: LocalisedText; share: number; reference: number }[];
  /** What came back in it. */
  alarms: ("score" | "theme")[];
};

/** A watch that ended because the plan was opened again; `cameBackOn` is the last day of what was found. */
export type FormerWatch = { looks: PlanLook[]; cameBackOn: string | null };

export const planWatches = pgTable("plan_watches", {
  orgId: orgId(),
  planId: integer().notNull(),
  looks: jsonb().$type<PlanLook[]>().notNull(),
  nextOn: date({ mode: "string" }),
  /** The first day that is watched, where that is not the one after the last that the verdict counted. */
  watchedFrom: date({ mode: "string" }),
  cameBackOn: date({ mode: "string" }),
  /** When it was last found to be back, also before it was closed anew. */
  cameBackAt: instant(),
  /** What was found before it was closed anew, the oldest first. */
  former: jsonb().$type<FormerWatch[]>().notNull().default([]),
});

export type AnnotationKind = "priceChange" | "outage" | "holiday" | "campaign" | "methodChange" | "other";
export const annotations = pgTable("annotations", {
  orgId: orgId(),
  id: identity(),
  title: text().notNull(),
  kind: text().$type<AnnotationKind>().notNull(),
  fromOn: date({ mode: "string" }).notNull(),
  toOn: date({ mode: "string" }).notNull(),
  isExcluded: boolean().notNull(),
  touchpointIds: integer().array().notNull().default([]),
  madeBy: integer(),
  madeAt: instant().notNull(),
  deletedAt: instant(),
});
