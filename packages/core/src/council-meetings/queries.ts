import type { Transaction } from "@heard/db";
import {
  type CouncilMeetingState,
  councilAttendance,
  councilMeetings,
  councilMinutesLetters,
  type MeetingMinutes,
} from "@heard/db/schema/council-meetings";
import { desc, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { type Proposal, readProposals } from "../council/queries.ts";
import { readCouncillors } from "../council/read-councillors.ts";
import { type CouncilRanking, readRanking } from "../council/read-ranking.ts";
import { readCouncilSettings } from "../council/read-settings.ts";
import { notFound } from "../errors.ts";
import { type PlanPerson, readPeople, readPlans } from "../improvement-plans/queries.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { dayIn, timeIn } from "../responses/day.ts";
import { listRisingThemes, type RisingTheme } from "../themes/index.ts";
import { composeMinutes } from "./compose-minutes.ts";
import type { MeetingRow } from "./lock.ts";
import { openTo } from "./open-to.ts";
import { readMeetingChange } from "./read-change.ts";
import { readNotes } from "./read-notes.ts";
import { MeetingInput } from "./schema.ts";

export type MeetingItem = {
  id: number;
  heldAt: Date;
  place: string | null;
  state: CouncilMeetingState;
  /** Decisions that it took; `null` before it was closed. */
  decisions: number | null;
};
export type MeetingReport = {
  id: number;
  /** What `getMeetingChange` says of it as it is here. */
  change: string;
  heldAt: Date;
  /** As the clocks of the organisation show it. */
  day: string;
  time: string;
  place: string | null;
  chairId: number | null;
  state: CouncilMeetingState;
  openedAt: Date | null;
  closedAt: Date | null;
  /** The order that people gave to its items, as `update` knows it. */
  order: string[];
  /** As things stand, and as they stood once it is closed. */
  minutes: MeetingMinutes;
  /** What was written down, by item. */
  notes: Record<string, string>;
  members: (PlanPerson & { isPresent: boolean })[];
  /** Who got the minutes. */
  letters: { name: string; at: Date }[];
  proposals: Proposal[];
  quorum: number;
  ownId: number | null;
  canRun: boolean;
  canVote: boolean;
};

/** All meetings, the newest first. */
export async function listMeetings(ctx: ServiceContext): Promise<MeetingItem[]> {
  requirePermission(ctx, "council.read");
  return inTenant(ctx, async (tx) => {
    const rows = await tx.select().from(councilMeetings).orderBy(desc(councilMeetings.heldAt));
    return rows.map(({ id, heldAt, place, state, minutes }) => ({
      ...{ id, heldAt, place, state },
      decisions: minutes ? minutes.items.filter(({ decision }) => decision).length : null,
    }));
  });
}

/** One meeting with its agenda: as things stand until it is closed, and as they stood afterwards. @throws DomainError not_found */
export async function getMeeting(ctx: ServiceContext, input: MeetingInput): Promise<MeetingReport> {
  requirePermission(ctx, "council.read");
  const { meetingId } = MeetingInput.parse(input);
  const { rising } = await listRisingThemes(ctx);
  return inTenant(ctx, (tx) => readMeeting(tx, ctx, { meetingId, rising }), { snapshot: true });
}

async function readMeeting(
  tx: Transaction,
  ctx: ServiceContext,
  { meetingId, rising }: { meetingId: number; rising: readonly RisingTheme[] },
): Promise<MeetingReport> {
  const [meeting] = await tx.select().from(councilMeetings).where(eq(councilMeetings.id, meetingId));
  if (!meeting) throw notFound("meeting", meetingId);
  const [people, settings] = [await readPeople(tx), await readCouncilSettings(tx)];
  const councillors = (await readCouncillors(tx)).flatMap((id) => people.get(id) ?? []);
  const there = await tx.select().from(councilAttendance).where(eq(councilAttendance.meetingId, meetingId));
  const letters = await tx.select().from(councilMinutesLetters).where(eq(councilMinutesLetters.meetingId, meetingId));
  const isOver = meeting.state === "closed" || meeting.state === "cancelled";
  const { id, heldAt, place, chairId, state, openedAt, closedAt } = meeting;
  const { timeZone } = ctx.organisation;
  // A closed meeting shows what it decided, not what waits now.
  const held = meeting.minutes
    ? { minutes: meeting.minutes, ranking: null }
    : await composeNow(tx, ctx, { meeting, rising });
  const { minutes, notes } = await openTo(tx, ctx, {
    ...{ minutes: held.minutes, notes: await readNotes(tx, meetingId), isNow: held.ranking !== null },
  });
  const plans = isOver ? [] : await readPlans(tx, ctx);
  return {
    ...{ id, heldAt, place, chairId, state, openedAt, closedAt },
    change: await readMeetingChange(tx, ctx, meetingId),
    ...{ day: dayIn(timeZone, heldAt), time: timeIn(timeZone, heldAt) },
    // The order names plans and touchpoints, and only who may run the meeting changes it.
    ...{ order: ctx.touchpoints === "*" ? meeting.agendaOrder : [], minutes, notes: Object.fromEntries(notes) },
    members: councillors.map((person) => ({
      ...person,
      isPresent: there.some(({ memberId }) => memberId === person.id),
    })),
    letters: letters.flatMap(({ memberId, sentAt: at }) => {
      const name = people.get(memberId)?.name;
      return name === undefined ? [] : [{ name, at }];
    }),
    proposals:
      isOver || held.ranking === null
        ? []
        : await readProposals(tx, ctx, { plans, councillors, people, settings, ranking: held.ranking }),
    quorum: settings.quorum,
    ownId: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
    canRun: ctx.touchpoints === "*" && isPermitted(ctx, "council.meet"),
    canVote: isPermitted(ctx, "council.vote"),
  };
}

/** As things stand, with the ranking that the agenda and the proposals share: it takes reading years of answers. */
async function composeNow(
  tx: Transaction,
  ctx: ServiceContext,
  { meeting, rising }: { meeting: MeetingRow; rising: readonly RisingTheme[] },
): Promise<{ minutes: MeetingMinutes; ranking: CouncilRanking }> {
  const ranking = await readRanking(tx, ctx);
  return { minutes: await composeMinutes(tx, ctx, meeting, { rising, ranking }), ranking };
}
