import type { ServiceContext } from "../context.ts";
import { giveProxy, setCouncilSeat } from "../council/index.ts";
import {
  addAgendaItem,
  closeMeeting,
  noteAgendaItem,
  openMeeting,
  planMeeting,
  sendMinutes,
  setAttendance,
} from "../council-meetings/index.ts";
import { addDays } from "../measures/rules.ts";
import { playServer } from "./play-server.ts";
import { demoTouchpoints } from "./world.ts";

export type DemoStep = { day: string; take: () => Promise<unknown> };
type Council = { leader: ServiceContext; council: readonly ServiceContext[]; lastDay: string };
/** The meetings by the day on which they are held, once they are planned. */
export type DemoMeetings = {
  steps: { before: DemoStep[]; after: DemoStep[] };
  meetingOn: (day: string) => number | undefined;
};

const monthDays = 30;
const firstDaysAgo = 12;
const heldCount = 12;
const nextInDays = 18;
/** A meeting that decides on something is moved to the day on which it was decided, when that is this near. */
const movableDays = 14;
const plannedBefore = 14;
const site = { url: "https://insight.lanternway.example", mailer: playServer() };

export const idOf = ({ actor }: ServiceContext) => (actor.kind === "member" ? actor.memberId : null);
export const at = (ctx: ServiceContext, day: string): ServiceContext => ({
  ...ctx,
  now: () => new Date(`${day}T10:00:00Z`),
});

/** A year of meetings, one a month, and the next one: the agenda of each writes itself from what stood on its day. */
export function planMeetings({ leader, council, lastDay }: Council, decisionDays: readonly string[]): DemoMeetings {
  const ids = new Map<string, number>();
  const steps: DemoMeetings["steps"] = { before: [], after: [] };
  const days = Array.from({ length: heldCount }, (_, ago) =>
    workDay(addDays(lastDay, -firstDaysAgo - monthDays * ago)),
  );
  const held = days.map((day) => decisionDays.find((other) => Math.abs(daysBetween(day, other)) <= movableDays) ?? day);
  for (const [ago, day] of [...new Set(held)].sort().toReversed().entries()) {
    const idOn = () => ids.get(day) ?? 0;
    const plan = async (by: ServiceContext) => {
      const { meetingId } = await planMeeting(by, {
        day,
        time: "09:30",
        place: "Room Tejo",
        chairId: chairOf(council),
      });
      ids.set(day, meetingId);
      if (ago % 4 === 1) await addAgendaItem(by, { meetingId, title: "Budget of the next quarter" });
    };
    steps.before.push({
      day: addDays(day, -plannedBefore),
      take: () => plan(at(leader, addDays(day, -plannedBefore))),
    });
    steps.before.push({ day, take: () => begin(at(leader, day), council, { meetingId: idOn(), ago }) });
    steps.after.push({ day, take: () => end(at(leader, day), { meetingId: idOn(), ago }) });
  }
  const next = {
    day: workDay(addDays(lastDay, nextInDays)),
    time: "09:30",
    place: "Room Tejo",
    chairId: chairOf(council),
  };
  steps.after.push({ day: lastDay, take: () => planMeeting(at(leader, lastDay), next) });
  return { steps, meetingOn: (day) => ids.get(day) };
}

/** That day, or the Friday before it. */
export function workDay(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, weekday === 6 ? -1 : weekday === 0 ? -2 : 0);
}

const daysBetween = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;
const chairOf = ([first]: readonly ServiceContext[]): number | null => (first ? idOf(first) : null);

/** Once in a while somebody is away, and a colleague has their voice. */
async function begin(
  leader: ServiceContext,
  council: readonly ServiceContext[],
  { meetingId, ago }: { meetingId: number; ago: number },
): Promise<void> {
  const day = leader.now().toISOString().slice(0, 10);
  const [first, second] = council;
  const isAway = ago % 5 === 2;
  if (isAway && first && second) await giveProxy(at(second, day), { proxyId: idOf(first) ?? 0, from: day, to: day });
  await openMeeting(leader, { meetingId });
  for (const one of isAway ? council.slice(0, 1) : council)
    await setAttendance(leader, { meetingId, memberId: idOf(one) ?? 0, isPresent: true });
}

/** Of the newest meeting the minutes have not gone out yet. */
async function end(leader: ServiceContext, { meetingId, ago }: { meetingId: number; ago: number }): Promise<void> {
  if (ago % 3 === 0)
    await noteAgendaItem(leader, { meetingId, item: "gap:social-ads", note: "Ask marketing who can sit here." });
  await closeMeeting(leader, { meetingId });
  if (ago > 0) await sendMinutes(leader, { meetingId }, { site, report: () => {} });
}

/** Two touchpoints are left without anybody: gaps that the council sees. */
const withoutSeat = ["social-ads", "member-rewards"];

export async function giveSeats(leader: ServiceContext, council: readonly ServiceContext[]): Promise<void> {
  for (const [place, { key }] of demoTouchpoints.entries()) {
    const [first, second] = place % 2 === 0 ? council : council.toReversed();
    if (withoutSeat.includes(key) || !first) continue;
    await setCouncilSeat(leader, { touchpoint: key, memberId: idOf(first) ?? 0, part: "owner" });
    if (second && place % 3 === 0)
      await setCouncilSeat(leader, { touchpoint: key, memberId: idOf(second) ?? 0, part: "deputy" });
  }
}
