import type { Transaction } from "@heard/db";
import { auditEntries } from "@heard/db/schema/audit";
import { councilAgendaItems, councilMeetings } from "@heard/db/schema/council-meetings";
import { and, eq, gte, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { MeetingInput } from "./schema.ts";

const hourMs = 3_600_000;

/**
 * A word that is another one once anything was done that a meeting may show: a wall that looks every few seconds asks for this, and reads the meeting, which takes years of
 * answers, only when it has changed. @throws DomainError not_found
 */
export async function getMeetingChange(ctx: ServiceContext, input: MeetingInput): Promise<{ change: string }> {
  requirePermission(ctx, "council.read");
  const { meetingId } = MeetingInput.parse(input);
  return inTenant(ctx, async (tx) => ({ change: await readMeetingChange(tx, ctx, meetingId) }));
}

/**
 * The same inside a transaction that is open already: what the log has since the meeting was opened, in one read. Counted, for what was begun earlier may be written
 * later. One that is over shows what it was closed with, and the notes, which are mended until its minutes go. @throws DomainError not_found
 */
export async function readMeetingChange(tx: Transaction, ctx: ServiceContext, meetingId: number): Promise<string> {
  // Before it is opened: what was done in this hour and the one before.
  const lately = new Date((Math.floor(ctx.now().getTime() / hourMs) - 1) * hourMs);
  const since = sql`coalesce(${councilMeetings.openedAt}, ${lately.toISOString()}::timestamptz)`;
  const isOver = sql`${councilMeetings.state} in ('closed', 'cancelled')`;
  const done = sql<number>`(
    select count(*)::int from ${auditEntries}
    where ${and(eq(auditEntries.orgId, councilMeetings.orgId), gte(auditEntries.at, since))} and not ${isOver}
  )`;
  // By when each was written, not by what it says, which is not for every reader.
  const notes = sql<string>`(
    select md5(coalesce(string_agg(council_agenda_items.xmin::text, ' ' order by ${councilAgendaItems.item}), ''))
    from ${councilAgendaItems}
    where ${and(eq(councilAgendaItems.orgId, councilMeetings.orgId), eq(councilAgendaItems.meetingId, councilMeetings.id))}
  )`;
  const [row] = await tx
    .select({ state: councilMeetings.state, done, notes })
    .from(councilMeetings)
    .where(eq(councilMeetings.id, meetingId));
  if (!row) throw notFound("meeting", meetingId);
  return `${row.state} ${row.done} ${row.notes}`;
}
