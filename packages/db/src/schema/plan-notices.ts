import { integer, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { identity, instant, orgId } from "./columns.ts";
import type { LedgerState } from "./distributions.ts";

/** What a notice says, in one language or several. */
export type NoticeTexts = Partial<Record<"en" | "zh-Hans" | "zh-Hant", { title: string; body: string }>>;

/** "You said, we did": what a plan tells those whose words led to it, and whoever reads the public page. */
export const planNotices = pgTable("plan_notices", {
  orgId: orgId(),
  id: identity(),
  planId: integer().notNull(),
  purposeId: integer().notNull(),
  texts: jsonb().$type<NoticeTexts>().notNull(),
  senderName: text().notNull(),
  edit: integer().notNull().default(1),
  sentAt: instant(),
  sentBy: integer(),
  publishedAt: instant(),
});
export type PlanNoticeRow = typeof planNotices.$inferSelect;

/** The ledger of notices: one letter to one person, or the rule by which there was none. */
export const noticeLetters = pgTable("notice_letters", {
  orgId: orgId(),
  id: uuid().notNull(),
  noticeId: integer().notNull(),
  contactId: uuid().notNull(),
  state: text().$type<LedgerState>().notNull(),
  rule: text(),
  transport: text().$type<"smtp" | "outbox">(),
  tries: smallint().notNull().default(0),
  wantedAt: instant().notNull(),
  limitedAt: instant(),
  dueAt: instant(),
  /** Its place under the contact limit. */
  handedAt: instant(),
  sentAt: instant(),
});
export type NoticeLetterRow = typeof noticeLetters.$inferSelect;
