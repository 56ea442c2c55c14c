import { boolean, integer, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytea, identity, instant, type LocalisedText, orgId } from "./columns.ts";

/** Values of the declared contact fields, by key; a date is a text like `2026-03-01`. */
export type ContactAttributes = Record<string, string | number>;
export type ContactState = "active" | "erased";
/** How a contact came to be known. */
export type ContactOrigin = "manual" | "import" | "api" | "event";

/** A person who can be asked. Under the organisation's home key. */
export const contacts = pgTable("contacts", {
  shardKey: integer().notNull(),
  id: uuid().notNull(),
  orgId: orgId(),
  /** The customer key: what responses carry as `customer`. */
  key: text(),
  name: text(),
  /** As it was given; the address beside it is what it is known by. */
  email: text(),
  emailAddress: text(),
  emailHash: bytea(),
  phone: text(),
  phoneNumber: text(),
  phoneHash: bytea(),
  /** BCP 47; `null`: the organisation's. */
  language: text(),
  /** IANA; `null`: the organisation's. */
  timeZone: text(),
  attributes: jsonb().$type<ContactAttributes>().notNull().default({}),
  state: text().$type<ContactState>().notNull().default("active"),
  origin: text().$type<ContactOrigin>().notNull(),
  /** The import that brought it; 0 for every other way in. */
  batchId: integer().notNull().default(0),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
  erasedAt: instant(),
});

/** Old and new value of each field that was changed. */
export type ContactChange = Record<string, [before: unknown, after: unknown]>;

/** What an import changed in contacts that were there before, so that its undo can put it back. */
export const contactChanges = pgTable("contact_changes", {
  shardKey: integer().notNull(),
  orgId: orgId(),
  batchId: integer().notNull(),
  contactId: uuid().notNull(),
  change: jsonb().$type<ContactChange>().notNull(),
});

export type ContactFieldKind = "text" | "number" | "date";

/** What an organisation knows of its contacts besides address, language and time zone. */
export const contactFields = pgTable("contact_fields", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  name: jsonb().$type<LocalisedText>().notNull(),
  kind: text().$type<ContactFieldKind>().notNull(),
  position: smallint().notNull().default(0),
  createdAt: instant().notNull(),
  archivedAt: instant(),
});

/** Who is asked for a purpose: everybody who has not said no, or only those who have said yes. */
export type PurposeRule = "unlessWithdrawn" | "whenGiven";

export const contactPurposes = pgTable("contact_purposes", {
  orgId: orgId(),
  id: identity(),
  key: text().notNull(),
  name: jsonb().$type<LocalisedText>().notNull(),
  rule: text().$type<PurposeRule>().notNull().default("unlessWithdrawn"),
  position: smallint().notNull().default(0),
  createdAt: instant().notNull(),
  archivedAt: instant(),
});

/** Given or withdrawn, for one purpose. Only ever added to: the latest counts. */
export const consents = pgTable("consents", {
  shardKey: integer().notNull(),
  id: uuid().notNull(),
  orgId: orgId(),
  contactId: uuid().notNull(),
  purposeId: integer().notNull(),
  given: boolean().notNull(),
  /** When the person said so. */
  at: instant().notNull(),
  /** Where they said so, in the organisation's words. */
  source: text().notNull(),
  recordedAt: instant().notNull(),
  /** Who wrote it down: an actor, as in the log; `respondent` for the person themselves. */
  recordedKind: text().notNull(),
  recordedBy: text().notNull(),
  batchId: integer().notNull().default(0),
});

export type AddressKind = "email" | "phone";
export type SuppressionReason = "unsubscribed" | "bounced" | "complained" | "imported" | "manual" | "erased";

/** An address that nothing is sent to, whoever has it: it outlives its contact. */
export const suppressions = pgTable("suppressions", {
  shardKey: integer().notNull(),
  id: uuid().notNull(),
  orgId: orgId(),
  addressKind: text().$type<AddressKind>().notNull(),
  /** `null` once its contact is erased: the hash still keeps it out. */
  address: text(),
  addressHash: bytea().notNull(),
  /** 0: every purpose. */
  purposeId: integer().notNull().default(0),
  reason: text().$type<SuppressionReason>().notNull(),
  source: text().notNull(),
  at: instant().notNull(),
  recordedKind: text().notNull(),
  recordedBy: text().notNull(),
  batchId: integer().notNull().default(0),
});

export type BounceKind = "hard" | "soft" | "complaint";

/** What a receiving server, or whoever watches the bounce address, said of an address. */
export const bounces = pgTable("bounces", {
  shardKey: integer().notNull(),
  id: uuid().notNull(),
  orgId: orgId(),
  addressKind: text().$type<AddressKind>().notNull(),
  addressHash: bytea().notNull(),
  /** Whose address it was at the time; `null` when nobody's. */
  contactId: uuid(),
  kind: text().$type<BounceKind>().notNull(),
  /** The receiving server's status, such as 5.1.1. */
  status: text(),
  /** What was sent, in the words of whoever reports it: the same report twice counts once. */
  reference: text(),
  source: text().$type<"smtp" | "api">().notNull(),
  at: instant().notNull(),
  /** Of a soft one: whether it still counts, that is until the address was reached again. */
  counts: boolean().notNull().default(true),
});
