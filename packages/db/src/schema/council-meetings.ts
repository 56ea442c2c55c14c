import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { LocalisedText } from "./columns.ts";
import { identity, instant, orgId } from "./columns.ts";
import type { CouncilDecisionKind } from "./council.ts";

export type CouncilMeetingState = "planned" | "open" | "closed" | "cancelled";
export type AgendaKind = "own" | "plan" | "stalled" | "verdict" | "back" | "gap" | "theme";

/** One thing that a meeting talks about, as it stood when the meeting was closed. */
export type AgendaItem = {
  /** Names it within the meeting, such as `plan:12`. */
  item: string;
  kind: AgendaKind;
  /** In people's words; a touchpoint or a theme has a name in each language instead. */
  title: string | null;
  name: LocalisedText | null;
  planId: number | null;
  number: number | null;
  verdict: string | null;
  quietDays: number | null;
  /** Of a theme: how often it is named since it rose, how often that was expected, and how many times as often it is. Minutes of before it was kept have none. */
  rise?: { count: number; expected: number; times: number; low: number; high: number };
  decision: { kind: CouncilDecisionKind; reason: string; inFavour: number; against: number; abstain: number } | null;
};
/** What stays of a meeting: who was there, who stood in, and what was on the agenda with its decisions. */
export type MeetingMinutes = {
  chair: string | null;
  present: string[];
  absent: string[];
  proxies: { member: string; by: string }[];
  quorum: number;
  /** Members who were present or stood in for. */
  represented: number;
  items: AgendaItem[];
};

export const councilMeetings = pgTable("council_meetings", {
  orgId: orgId(),
  id: identity(),
  heldAt: instant().notNull(),
  place: text(),
  chairId: integer(),
  state: text().$type<CouncilMeetingState>().notNull().default("planned"),
  /** Items in the order that people gave them; others follow as they come. */
  agendaOrder: jsonb().$type<string[]>().notNull().default([]),
  openedAt: instant(),
  closedAt: instant(),
  minutes: jsonb().$type<MeetingMinutes>(),
});

export const councilAttendance = pgTable("council_attendance", {
  orgId: orgId(),
  meetingId: integer().notNull(),
  memberId: integer().notNull(),
});

export const councilAgendaItems = pgTable("council_agenda_items", {
  orgId: orgId(),
  meetingId: integer().notNull(),
  item: text().notNull(),
  title: text(),
  note: text(),
});

/** Who got the minutes, and when. */
export const councilMinutesLetters = pgTable("council_minutes_letters", {
  orgId: orgId(),
  meetingId: integer().notNull(),
  memberId: integer().notNull(),
  sentAt: instant().notNull(),
});
