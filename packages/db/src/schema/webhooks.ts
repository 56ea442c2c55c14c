import { bigint, integer, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytea, identity, instant, orgId } from "./columns.ts";

export type WebhookReceiverKind = "generic" | "wecom" | "dingtalk" | "feishu" | "slack" | "teams";
export type WebhookDisabledWhy = "byHand" | "gone" | "failing" | "restored";
/** What a message is about: ids and numbers, never an answer, a comment or a name of a person. */
export type WebhookSubject = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

export const webhookReceivers = pgTable("webhook_receivers", {
  orgId: orgId(),
  id: identity(),
  name: text().notNull(),
  kind: text().$type<WebhookReceiverKind>().notNull(),
  host: text().notNull(),
  /** Sealed: for the chat systems the address is the secret. */
  address: bytea().notNull(),
  secret: bytea(),
  oldSecret: bytea(),
  oldSecretUntil: instant(),
  eventKinds: text().array().notNull(),
  createdBy: integer(),
  createdAt: instant().notNull(),
  claimedUntil: instant(),
  failingSince: instant(),
  lastDeliveredAt: instant(),
  disabledAt: instant(),
  disabledWhy: text().$type<WebhookDisabledWhy>(),
  toldAt: instant(),
});
export type WebhookReceiverRow = typeof webhookReceivers.$inferSelect;

export const webhookDeliveries = pgTable("webhook_deliveries", {
  orgId: orgId(),
  id: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
  receiverId: integer().notNull(),
  messageId: uuid().notNull(),
  kind: text().notNull(),
  subject: jsonb().$type<WebhookSubject>().notNull(),
  happenedAt: instant().notNull(),
  state: text().$type<"waiting" | "delivered" | "failed">().notNull(),
  dueAt: instant().notNull(),
  tries: smallint().notNull().default(0),
  answer: smallint(),
  failure: text().$type<
    "address" | "unreached" | "timeout" | "redirect" | "status" | "refused" | "unmade" | "disabled"
  >(),
  triedAt: instant(),
  deliveredAt: instant(),
});
export type WebhookDeliveryRow = typeof webhookDeliveries.$inferSelect;
