import { boolean, integer, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";

/** What happens to a customer and can set a survey off. */
export type EventKind = "supportClosed" | "purchase" | "onboardingDone" | "trialSignUp" | "caseClosed";
/** `planning`: its list is being written into the ledger. `running`: what is due goes. */
export type DistributionState = "draft" | "planning" | "running" | "paused" | "ended";
/** Every invitation is exactly one of these from the moment when its person was eligible. */
export type LedgerState = "sent" | "deferred" | "suppressed" | "failed";
/** How a message left: `outbox` where the installation sends none and keeps it to be looked at, `link` for one that is handed over by hand. */
export type Transport = "smtp" | "sms" | "outbox" | "link";

/** To whom a survey goes, how and when: a list that is planned once, or everybody to whom something happens. */
export const distributions = pgTable("distributions", {
  orgId: orgId(),
  id: identity(),
  surveyId: integer().notNull(),
  name: text().notNull(),
  /** What sets it off; `null`: a list. */
  eventKind: text().$type<EventKind>(),
  state: text().$type<DistributionState>().notNull().default("draft"),
  /** `DistributionPlan` of core. */
  plan: jsonb().$type<unknown>().notNull(),
  edit: integer().notNull().default(1),
  seed: text().notNull(),
  eligibleCount: integer(),
  createdBy: integer(),
  createdAt: instant().notNull(),
  startedAt: instant(),
  endedAt: instant(),
});

/** The sending ledger: one message to one person, or the rule by which there was none. Under the organisation's home key. */
export const invitations = pgTable("invitations", {
  shardKey: integer().notNull(),
  id: uuid().notNull(),
  orgId: orgId(),
  contactId: uuid().notNull(),
  surveyId: integer().notNull(),
  distributionId: integer().notNull(),
  /** `list`, or the id of an event. */
  occasion: text().notNull(),
  /** 0: the invitation itself; n: its nth reminder. */
  number: smallint().notNull().default(0),
  /** Whose link it carries. */
  firstId: uuid().notNull(),
  mode: smallint().notNull(),
  state: text().$type<LedgerState>().notNull(),
  rule: text(),
  transport: text().$type<Transport>(),
  tries: smallint().notNull().default(0),
  limitedAt: instant(),
  eventAt: instant(),
  eligibleAt: instant().notNull(),
  sampledAt: instant(),
  /** When it was to go at first. */
  wantedAt: instant(),
  dueAt: instant(),
  /** Its place under the contact limit. */
  handedAt: instant(),
  sentAt: instant(),
  /** The letter carried a picture that tells of its opening; else nobody can say. */
  hasPixel: boolean().notNull().default(false),
  letterOpenedAt: instant(),
  openedAt: instant(),
  startedAt: instant(),
  completedAt: instant(),
  commentedAt: instant(),
  /** Since when an answer is being stored that the ledger does not know of yet. */
  answeringAt: instant(),
  withdrawnAt: instant(),
  expiresAt: instant(),
  responseId: uuid(),
});
export type InvitationRow = typeof invitations.$inferSelect;

export const events = pgTable("events", {
  shardKey: integer().notNull(),
  id: uuid().notNull(),
  orgId: orgId(),
  externalId: text().notNull(),
  contentHash: uuid().notNull(),
  kind: text().$type<EventKind>().notNull(),
  contactId: uuid().notNull(),
  occurredAt: instant().notNull(),
  receivedAt: instant().notNull(),
  invitationCount: smallint().notNull().default(0),
});

/** What would have been sent, where nothing is. */
export const letters = pgTable("letters", {
  shardKey: integer().notNull(),
  id: uuid().notNull(),
  orgId: orgId(),
  invitationId: uuid().notNull(),
  contactId: uuid().notNull(),
  kind: text().$type<"email" | "sms">().notNull(),
  recipient: text().notNull(),
  subject: text().notNull(),
  textPart: text().notNull(),
  htmlPart: text(),
  headers: jsonb().$type<Record<string, string>>().notNull().default({}),
  createdAt: instant().notNull(),
});

/** At most so many messages in so many days, for whoever the audience fits. */
export const contactLimits = pgTable("contact_limits", {
  orgId: orgId(),
  id: identity(),
  most: smallint().notNull(),
  days: smallint().notNull(),
  /** `Audience` of core; empty: everybody. */
  audience: jsonb().$type<unknown>().notNull().default({}),
  /** What becomes of whom it protects; `null`: what the sending says. */
  onLimit: text().$type<"defer" | "drop">(),
});
