import { boolean, date, integer, jsonb, numeric, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";

export type PlanState = "draft" | "proposed" | "approved" | "running" | "judged" | "closed" | "declined" | "withdrawn";
/** What is changed: a way of working, what people can do, a system, the offer itself. */
export type PlanKind = "process" | "training" | "technology" | "product" | "other";
export type CauseCategory = "people" | "process" | "technology" | "product" | "policy" | "supplier" | "other";

/** Why it is as it is, as the team found it. */
export type PlanCause = {
  category?: CauseCategory | undefined;
  /** Up to five, each the answer to the one before. */
  whys?: string[] | undefined;
  /** What a look at the process itself showed. */
  review?: string | undefined;
};

/** What the plan is to change, as it is wished for. Days are the organisation's calendar days; changes are oriented, in the unit of the method. */
export type PlanGoal = {
  metric: string;
  method: "nps" | "mean" | "share";
  /** On the oriented scale, for `share`. */
  threshold?: number | undefined;
  /** Keys by dimension, as a measure is asked for. */
  filters: {
    touchpoint?: string[] | undefined;
    channel?: string[] | undefined;
    mode?: string[] | undefined;
    language?: string[] | undefined;
    segments?: Record<string, string[]> | undefined;
  };
  /** `touchpoint`, or the key of a segment field. */
  unitField: string;
  planUnits: string[];
  targetChange?: number | undefined;
  smallestMeaningfulChange?: number | undefined;
  rampUpDays?: number | undefined;
  afterPeriods?: number | undefined;
  graceDays?: number | undefined;
  /** Candidates for the comparison that a person took out, and why. */
  takenOut?: { unit: string; reason: string }[] | undefined;
};

/** What was chosen where a plan meets another: begin after it, leave the shared units out, or be judged together. */
export type OverlapChoice = {
  planId: number;
  number: number;
  /** The units in which they met. */
  units: string[];
  choice: "stagger" | "split" | "joint";
  memberId: number | null;
  chosenAt: string;
  /** When the other plan was no longer agreed, so that there was nothing to be judged together with. */
  endedAt?: string;
};

export const improvementPlans = pgTable("improvement_plans", {
  orgId: orgId(),
  id: identity(),
  number: integer().notNull(),
  title: text().notNull(),
  touchpointId: integer(),
  kind: text().$type<PlanKind>(),
  state: text().$type<PlanState>().notNull(),
  isCrossTeam: boolean().notNull().default(false),
  cost: numeric({ precision: 14, scale: 2, mode: "number" }),
  spent: numeric({ precision: 14, scale: 2, mode: "number" }),
  ownerId: integer(),
  sponsorId: integer(),
  loggedBy: integer(),
  cause: jsonb().$type<PlanCause>().notNull().default({}),
  goal: jsonb().$type<PlanGoal>(),
  /** By plan, the newest last; a changed goal asks anew. */
  overlapChoices: jsonb().$type<OverlapChoice[]>().notNull().default([]),
  triggerFrom: date({ mode: "string" }).notNull(),
  triggerTo: date({ mode: "string" }).notNull(),
  startsOn: date({ mode: "string" }),
  stoppedOn: date({ mode: "string" }),
  /** Raised by every change: two who edit at once lose nothing. */
  revision: integer().notNull().default(1),
  loggedAt: instant().notNull(),
  proposedAt: instant(),
  approvedAt: instant(),
  closedAt: instant(),
  /** When somebody last did something to it. */
  activeAt: instant().notNull(),
  deletedAt: instant(),
});
export type ImprovementPlanRow = typeof improvementPlans.$inferSelect;

export const planPeople = pgTable("plan_people", {
  orgId: orgId(),
  planId: integer().notNull(),
  memberId: integer().notNull(),
  part: text().$type<"contributor" | "follower">().notNull(),
});

/** A number as it was when it was linked, with the question that it answers, so that its responses are found again. */
export type FrozenMeasure = {
  query: Record<string, unknown>;
  metric: string;
  method: string;
  value: number | null;
  n: number;
  interval: { level: number; low: number; high: number; method: string } | null;
};
/** A theme as it was when it was linked. */
export type FrozenTheme = {
  theme: string;
  period: { from: string; to: string };
  mentionCount: number;
  commentCount: number;
};
export const planEvidence = pgTable("plan_evidence", {
  orgId: orgId(),
  id: identity(),
  planId: integer().notNull(),
  kind: text().$type<"comment" | "response" | "measure" | "theme">().notNull(),
  responseId: uuid(),
  item: smallint(),
  frozen: jsonb().$type<FrozenMeasure | FrozenTheme>(),
  linkedBy: integer(),
  linkedAt: instant().notNull(),
});

export const planActions = pgTable("plan_actions", {
  orgId: orgId(),
  id: identity(),
  planId: integer().notNull(),
  title: text().notNull(),
  assigneeId: integer(),
  dueOn: date({ mode: "string" }),
  state: text().$type<"open" | "doing" | "done" | "dropped">().notNull().default("open"),
  position: smallint().notNull().default(0),
  doneAt: instant(),
  createdAt: instant().notNull(),
});

export const planEvents = pgTable("plan_events", {
  orgId: orgId(),
  id: identity(),
  planId: integer().notNull(),
  verb: text().notNull(),
  note: text(),
  memberId: integer(),
  happenedAt: instant().notNull(),
});

/** The last number of a plan that was given. */
export const planCounters = pgTable("plan_counters", { orgId: orgId(), lastNumber: integer().notNull() });
