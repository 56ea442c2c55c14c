import type { Transaction } from "@heard/db";
import { councilAgendaItems, councilMinutesLetters } from "@heard/db/schema/council-meetings";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { readRanking } from "../council/read-ranking.ts";
import { DomainError, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { listRisingThemes, type RisingTheme } from "../themes/index.ts";
import { readPlanNumbers } from "../verdicts/read-numbers.ts";
import { composeMinutes } from "./compose-minutes.ts";
import { lockMeeting, type MeetingRow } from "./lock.ts";
import { NoteAgendaItemInput } from "./schema.ts";

const aboutPlans = ["plan", "stalled", "verdict", "back"];

/**
 * Writes down what was said of an item. The minutes can be mended until the first letter with them has gone.
 * @throws DomainError not_found; invalid_state, `council_minutes_sent`; conflict `changed_meanwhile` where somebody else has written meanwhile
 */
export async function noteAgendaItem(ctx: ServiceContext, input: NoteAgendaItemInput): Promise<void> {
  requirePermission(ctx, "council.meet");
  const { meetingId, item, note, seen } = NoteAgendaItemInput.parse(input);
  const { rising } = await listRisingThemes(ctx);
  await inTenant(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId, "note");
    const [letter] = await tx
      .select()
      .from(councilMinutesLetters)
      .where(eq(councilMinutesLetters.meetingId, meetingId))
      .limit(1);
    if (letter) throw new DomainError("invalid_state", "council_minutes_sent");
    const [standing] = await tx
      .select()
      .from(councilAgendaItems)
      .where(and(eq(councilAgendaItems.meetingId, meetingId), eq(councilAgendaItems.item, item)));
    // Nothing is written of what nobody put on the agenda, nor of a plan that the writer does not see.
    if (!standing && !(await isOnAgenda(tx, ctx, { meeting, item, rising }))) throw notFound("agenda item", item);
    if (!(await isSeen(tx, item))) throw notFound("agenda item", item);
    const before = standing?.note ?? "";
    if (seen !== undefined && before !== seen && before !== note)
      throw new DomainError("conflict", "changed_meanwhile", { what: "note", id: item });
    const kept = { note: note === "" ? null : note };
    await tx
      .insert(councilAgendaItems)
      .values({ orgId: ctx.organisation.id, meetingId, item, ...kept })
      .onConflictDoUpdate({
        target: [councilAgendaItems.orgId, councilAgendaItems.meetingId, councilAgendaItems.item],
        set: kept,
      });
    await recordAudit(tx, ctx, { verb: "meeting.note", subject: { kind: "meeting", id: meetingId }, after: { item } });
  });
}

/** As things stand, or as they stood when the meeting was closed. */
async function isOnAgenda(
  tx: Transaction,
  ctx: ServiceContext,
  { meeting, item, rising }: { meeting: MeetingRow; item: string; rising: readonly RisingTheme[] },
): Promise<boolean> {
  const kept = meeting.minutes;
  const { items } = kept ?? (await composeMinutes(tx, ctx, meeting, { rising, ranking: await readRanking(tx, ctx) }));
  return items.some((one) => one.item === item);
}

async function isSeen(tx: Transaction, item: string): Promise<boolean> {
  const [kind = "", id] = item.split(":");
  return !aboutPlans.includes(kind) || (await readPlanNumbers(tx)).has(Number(id));
}
