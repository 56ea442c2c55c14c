import type { Transaction } from "@heard/db";
import type { KeptRanking } from "@heard/db/schema/council";
import {
  type AgendaItem,
  councilAgendaItems,
  councilMeetings,
  type MeetingMinutes,
} from "@heard/db/schema/council-meetings";
import { and, eq, lt } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { inOrder, readCoverage, readDecisions } from "../council/queries.ts";
import { readCouncillors } from "../council/read-councillors.ts";
import { readCouncilSettings } from "../council/read-settings.ts";
import { readRepresented } from "../council/read-stand-ins.ts";
import { type PlanItem, type PlanPerson, readPeople, readPlans } from "../improvement-plans/queries.ts";
import { dayIn } from "../responses/day.ts";
import type { RisingTheme } from "../themes/index.ts";
import { readCameBack, readVerdicts } from "../verdicts/queries.ts";
import type { MeetingRow } from "./lock.ts";
import { orderAgenda } from "./rules.ts";

type Known = { people: ReadonlyMap<number, PlanPerson>; plans: readonly PlanItem[]; meeting: MeetingRow };
/** How far the first meeting looks back for verdicts. */
const firstLookMs = 92 * 86_400_000;

/** Who is in a meeting and what it talks about, as things stand: the agenda writes itself from what waits, what is quiet, what was found and where nobody sits. */
export async function composeMinutes(
  tx: Transaction,
  ctx: ServiceContext,
  meeting: MeetingRow,
  { rising, ranking }: { rising: readonly RisingTheme[]; ranking: KeptRanking },
): Promise<MeetingMinutes> {
  const [people, plans] = [await readPeople(tx), await readPlans(tx, ctx)];
  const known: Known = { people, plans, meeting };
  const plansToDecide = await readPlansToDecide(tx, ctx, known, ranking);
  const decided = new Set(plansToDecide.map(({ planId }) => planId));
  const stalled = plans.filter(({ id, isStalled }) => isStalled && !decided.has(id));
  const gaps = (await readCoverage(tx, people)).filter(({ seats }) => seats.length === 0);
  const items: AgendaItem[] = [
    ...(await readOwnItems(tx, meeting)),
    ...plansToDecide,
    ...stalled.map((plan) => ({ ...ofPlan("stalled", plan), quietDays: plan.quietDays })),
    ...(await readFoundItems(tx, ctx, known)),
    ...gaps.map(({ touchpoint, name }) => ({ ...blank, item: `gap:${touchpoint}`, kind: "gap" as const, name })),
    ...rising.map(ofTheme),
  ];
  return { ...(await readPresence(tx, ctx, known)), items: orderAgenda(items, meeting.agendaOrder) };
}

const blank = { title: null, name: null, planId: null, number: null, verdict: null, quietDays: null, decision: null };

const ofPlan = (kind: "plan" | "stalled" | "verdict" | "back", { id, number, title }: PlanItem): AgendaItem => ({
  ...blank,
  ...{ item: `${kind}:${id}`, kind, planId: id, number, title },
});

const ofTheme = ({ key, name, count, expected, timesAsOften }: RisingTheme): AgendaItem => ({
  ...{ ...blank, item: `theme:${key}`, kind: "theme" as const, name },
  rise: { count, expected, times: timesAsOften.value, low: timesAsOften.low, high: timesAsOften.high },
});

async function readOwnItems(tx: Transaction, { id }: MeetingRow): Promise<AgendaItem[]> {
  const rows = await tx.select().from(councilAgendaItems).where(eq(councilAgendaItems.meetingId, id));
  const placeOf = ({ item }: { item: string }) => Number(item.split(":")[1]);
  return rows
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap(({ item, title }) => (title === null ? [] : [{ ...blank, item, kind: "own" as const, title }]));
}

/** What waits for a decision, in its rank, and what this meeting has decided. */
async function readPlansToDecide(
  tx: Transaction,
  ctx: ServiceContext,
  { people, plans, meeting }: Known,
  ranking: KeptRanking,
): Promise<AgendaItem[]> {
  const decisions = (await readDecisions(tx, ctx, { plans, people })).filter(
    ({ meetingId }) => meetingId === meeting.id,
  );
  const waiting = inOrder(ranking, ctx).map(({ planId }) => planId);
  const decided = decisions.map(({ planId }) => planId).toReversed();
  return [...new Set([...waiting, ...decided])].flatMap((planId) => {
    const plan = plans.find(({ id }) => id === planId);
    const decision = decisions.find((one) => one.planId === planId);
    if (!plan) return [];
    const { for: inFavour = 0, against = 0, abstain = 0 } = decision?.tally ?? {};
    const said = decision ? { kind: decision.decision, reason: decision.reason, inFavour, against, abstain } : null;
    return [{ ...ofPlan("plan", plan), decision: said }];
  });
}

/** What was found since the meeting before this one: verdicts, and plans of which what they were about is back. */
async function readFoundItems(tx: Transaction, ctx: ServiceContext, { plans, meeting }: Known): Promise<AgendaItem[]> {
  const before = await tx
    .select({ closedAt: councilMeetings.closedAt })
    .from(councilMeetings)
    .where(and(eq(councilMeetings.state, "closed"), lt(councilMeetings.heldAt, meeting.heldAt)));
  const since = Math.max(
    meeting.heldAt.getTime() - firstLookMs,
    ...before.map(({ closedAt }) => closedAt?.getTime() ?? 0),
  );
  const verdicts = await readVerdicts(tx, ctx);
  const judged = plans.flatMap((plan) => {
    const verdict = verdicts.get(plan.id);
    if (!verdict || verdict.computedAt.getTime() <= since) return [];
    return [{ ...ofPlan("verdict", plan), verdict: verdict.verdict }];
  });
  const back = new Set(await readCameBack(tx, new Date(since + 1)));
  return [...judged, ...plans.filter(({ id }) => back.has(id)).map((plan) => ofPlan("back", plan))];
}

async function readPresence(
  tx: Transaction,
  ctx: ServiceContext,
  { people, meeting }: Known,
): Promise<Omit<MeetingMinutes, "items">> {
  const nameOf = (id: number | null) => people.get(id ?? 0)?.name ?? null;
  const day = dayIn(ctx.organisation.timeZone, meeting.openedAt ?? meeting.heldAt);
  const { present, standIns } = await readRepresented(tx, { meetingId: meeting.id, day });
  const absent = (await readCouncillors(tx)).filter((id) => !present.includes(id));
  const names = (ids: readonly number[]) => ids.flatMap((id) => nameOf(id) ?? []);
  return {
    chair: nameOf(meeting.chairId),
    present: names(present),
    absent: names(absent),
    proxies: standIns.flatMap(({ memberId, proxyId }) => {
      const [member, by] = [nameOf(memberId), nameOf(proxyId)];
      return member && by ? [{ member, by }] : [];
    }),
    quorum: (await readCouncilSettings(tx)).quorum,
    represented: present.length + standIns.length,
  };
}
