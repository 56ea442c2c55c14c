import { addAnnotation } from "../annotations/index.ts";
import { searchComments } from "../comments/search.ts";
import type { ServiceContext } from "../context.ts";
import { decideOnPlan, updateCouncil, voteOnPlan } from "../council/index.ts";
import {
  addPlanAction,
  answerPlanOverlap,
  approveSmallPlan,
  closePlan,
  type LogPlanInput,
  listPlanOverlaps,
  logPlan,
  proposePlan,
  setPlanGoal,
  updatePlan,
  updatePlanAction,
  withdrawPlan,
} from "../improvement-plans/index.ts";
import { addDays } from "../measures/rules.ts";
import { listMembers } from "../members/queries.ts";
import { updateOrganisation } from "../organisations/index.ts";
import type { SentimentLabel } from "../readings/rules.ts";
import { judgeDuePlans } from "../verdicts/judge.ts";
import { watchClosedPlans } from "../verdicts/watch.ts";
import { addFollows } from "./add-follows.ts";
import { asPerson } from "./add-people.ts";
import { acceptedSuggestion, addSuggestions, type SuggestingPeople } from "./add-suggestions.ts";
import { at, type DemoMeetings, type DemoStep, giveSeats, idOf, planMeetings, workDay } from "./plan-meetings.ts";
import { type DemoPlan, demoPlans } from "./plans.ts";
import { tellCustomers } from "./tell-customers.ts";

/** Days before the start on which a plan is agreed. */
const agreedBefore = 2;
const quotesEach = 2;
/** Who is told afterwards is told with some others. */
const quotesOfTold = 12;
const sentiments: SentimentLabel[] = ["negative", "mixed", "neutral"];
const graceDays = 14;
/** Days after which what was logged is brought before the council. */
const proposedAfter = 18;
const nothing = async () => {};
type People = SuggestingPeople & { council: readonly ServiceContext[] };

/**
 * Three years of improvement: plans in every state, and verdicts that the product computes from the answers of its own world. Everything happens on its day and through
 * the verbs, the worker's part included; a world too young for a plan has none of it.
 */
export async function addPlans(
  ctx: ServiceContext,
  { lastDay, days }: { lastDay: string; days: number },
): Promise<void> {
  const plans = demoPlans.filter(({ loggedDaysAgo }) => loggedDaysAgo + leastHistory < days);
  const people: SuggestingPeople = {
    ...{ leader: await asPerson(ctx, "cxLeader"), member: await asPerson(ctx, "teamMember") },
    ...{ employee: await asPerson(ctx, "employee"), administrator: await asPerson(ctx, "surveyAdministrator") },
  };
  const { leader } = people;
  const council = await councillors(ctx);
  await giveSeats(leader, council);
  await updateOrganisation(ctx, { hasPublicNotices: true });
  const [chair] = council;
  if (chair) await updateCouncil(leader, { chairId: idOf(chair) });
  const decisionDays = plans.filter(({ decision }) => decision !== undefined).map((plan) => decidedOn(plan, lastDay));
  const meetings = planMeetings({ leader, council, lastDay }, days > leastHistory ? decisionDays : []);
  const steps: DemoStep[] = [
    { day: addDays(lastDay, -29), take: () => noteEvents(at(leader, addDays(lastDay, -29)), lastDay) },
    ...meetings.steps.before,
  ];
  for (const plan of plans) steps.push(...(await stepsOf(plan, { ...people, council, lastDay, ...meetings })));
  steps.push(...meetings.steps.after);
  steps.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const worker: ServiceContext = { ...ctx, actor: { kind: "system" } };
  for (const { day, take } of steps) {
    await judgeDuePlans(at(worker, day));
    await watchClosedPlans(at(worker, day));
    await take();
  }
  await judgeDuePlans(at(worker, lastDay));
  await watchClosedPlans(at(worker, lastDay));
  await addFollows(leader, council);
  await addSuggestions(people, lastDay);
}

/** Days of answers that a plan needs before it says anything. */
const leastHistory = 300;

async function stepsOf(
  plan: DemoPlan,
  { council, lastDay, meetingOn, ...people }: People & { lastDay: string } & Pick<DemoMeetings, "meetingOn">,
): Promise<DemoStep[]> {
  const { member, leader } = people;
  const dayOf = (daysAgo: number) => addDays(lastDay, -daysAgo);
  const logged = dayOf(plan.loggedDaysAgo);
  let planId = 0;
  const actionIds: number[] = [];
  const log = async () => {
    const by = at(member, logged);
    const input = await inputOf(by, plan, logged);
    ({ planId } = await (plan.suggestion
      ? acceptedSuggestion(people, { ...plan.suggestion, input, logged })
      : logPlan(by, input)));
    const { kind, cause, cost, isCrossTeam = false } = plan;
    await updatePlan(by, { planId, kind, cause, cost, isCrossTeam, ownerId: idOf(member), sponsorId: idOf(leader) });
    for (const { title, dueDaysAgo } of plan.actions) {
      const dueOn = dayOf(dueDaysAgo);
      actionIds.push((await addPlanAction(by, { planId, title, dueOn, assigneeId: idOf(member) })).actionId);
    }
    if (plan.goal) await setPlanGoal(by, { planId, goal: plan.goal });
    if (plan.startsDaysAgo !== null) await updatePlan(by, { planId, startsOn: dayOf(plan.startsDaysAgo) });
    const { overlaps: choice } = plan;
    for (const { planId: otherPlanId } of choice ? await listPlanOverlaps(by, { planId }) : [])
      if (choice) await answerPlanOverlap(by, { planId, otherPlanId, choice });
  };
  const finish = (day: string, actionId: number) =>
    updatePlanAction(at(member, day), { planId, actionId, state: "done" });
  const decided = decidedOn(plan, lastDay);
  const steps: DemoStep[] = [{ day: logged, take: log }];
  if (plan.goes === "agreed")
    steps.push({ day: decided, take: () => approveSmallPlan(at(member, decided), { planId }) });
  if (["proposed", "approved", "declined", "sentBack"].includes(plan.goes)) {
    const day = dayOf(plan.loggedDaysAgo - proposedAfter);
    steps.push({ day, take: () => proposePlan(at(member, day), { planId }) });
    const vote = (by: ServiceContext, choice: "for" | "against") => () => voteOnPlan(at(by, day), { planId, choice });
    const [first, second] = council;
    if (first) steps.push({ day, take: vote(first, plan.goes === "declined" ? "against" : "for") });
    if (second && plan.goes !== "proposed")
      steps.push({ day, take: vote(second, plan.goes === "declined" ? "against" : "for") });
  }
  const { decision: reason } = plan;
  const [chair] = council;
  const decision = decisions[plan.goes];
  if (reason !== undefined && decision !== undefined && chair) {
    const decide = () => {
      const meetingId = meetingOn(decided);
      const input = { planId, decision, reason, ...(meetingId === undefined ? {} : { meetingId }) };
      return decideOnPlan(at(chair, decided), input);
    };
    steps.push({ day: decided, take: decide });
  }
  if (plan.goes === "withdrawn")
    steps.push({
      day: decided,
      take: () => withdrawPlan(at(member, decided), { planId, reason: "The app gets a new checkout first." }),
    });
  for (const [place, { dueDaysAgo, isDone }] of plan.actions.entries())
    if (isDone) steps.push({ day: dayOf(dueDaysAgo), take: () => finish(dayOf(dueDaysAgo), actionIds[place] ?? 0) });
  const { closedWith, goal, startsDaysAgo, told } = plan;
  if (told)
    steps.push(
      ...tellCustomers({ ctx: leader, leader, planId: () => planId }, { day: dayOf(told.daysAgo), texts: told.texts }),
    );
  if (startsDaysAgo !== null) {
    const verdictDaysAgo = startsDaysAgo - 28 * (goal?.afterPeriods ?? 6) - graceDays;
    // The worker looks every few seconds: on these days there is something for it to do.
    for (const daysAgo of [startsDaysAgo, verdictDaysAgo])
      if (daysAgo > 0) steps.push({ day: dayOf(daysAgo), take: nothing });
  }
  if (closedWith && startsDaysAgo !== null) {
    const closed = dayOf(startsDaysAgo - 28 * (goal?.afterPeriods ?? 6) - 20);
    steps.push({ day: closed, take: () => closePlan(at(leader, closed), { planId, reason: closedWith }) });
  }
  return steps;
}

const decisions: Partial<Record<DemoPlan["goes"], "approve" | "decline" | "sendBack">> = {
  ...{ approved: "approve", declined: "decline", sentBack: "sendBack" },
};

function decidedOn({ startsDaysAgo, loggedDaysAgo, decidedDaysAgo }: DemoPlan, lastDay: string): string {
  const usual = startsDaysAgo === null ? 7 - loggedDaysAgo : -startsDaysAgo - agreedBefore;
  return workDay(addDays(lastDay, decidedDaysAgo === undefined ? usual : -decidedDaysAgo));
}

async function inputOf(
  by: ServiceContext,
  { title, touchpoint, words, told }: DemoPlan,
  logged: string,
): Promise<LogPlanInput> {
  const period = { from: addDays(logged, -28), to: addDays(logged, -1) };
  const filters = touchpoint ? { touchpoint: [touchpoint] } : {};
  const year = { from: addDays(logged, -180), to: addDays(logged, -1) };
  const items: Awaited<ReturnType<typeof searchComments>>["items"] = [];
  // Who complains comes first; who is content is quoted only where nobody else says enough.
  for (const sentiment of sentiments) {
    const wanted = sentiment === "neutral" ? quotesEach : told ? quotesOfTold : quotesEach;
    if (items.length >= wanted) break;
    const asked = { words, period: year, filters, sentiments: [sentiment], limit: wanted - items.length };
    items.push(...(await searchComments(by, asked)).items);
  }
  const metric = touchpoint ? { metric: "csat", method: "mean" } : { metric: "nps" };
  return {
    ...{ title, touchpoint, trigger: period },
    evidence: [
      { kind: "measure", query: { ...metric, period, filters } },
      ...items.map(({ responseId, item }) => ({ kind: "comment" as const, responseId, item })),
    ],
  };
}

/** What else happened in the company's last year, one of each kind, for whoever looks at its scores. */
const happened = [
  { title: "The app’s checkout fails", kind: "outage", daysAgo: 65, lasts: 14, touchpoints: ["app-checkout"] },
  { title: "Prices rise by 4 %", kind: "priceChange", daysAgo: 120, lasts: 1, touchpoints: [] },
  { title: "Winter sale", kind: "campaign", daysAgo: 170, lasts: 21, touchpoints: [] },
  { title: "A long weekend", kind: "holiday", daysAgo: 86, lasts: 4, touchpoints: [] },
  { title: "Invitations go out a day later", kind: "methodChange", daysAgo: 30, lasts: 1, touchpoints: [] },
  { title: "A competitor opens in Setúbal", kind: "other", daysAgo: 45, lasts: 1, touchpoints: [] },
] as const;

async function noteEvents(leader: ServiceContext, lastDay: string): Promise<void> {
  for (const { daysAgo, lasts, touchpoints, ...content } of happened) {
    const from = addDays(lastDay, -daysAgo);
    const days = { from, to: addDays(from, lasts - 1) };
    await addAnnotation(leader, { ...content, ...days, touchpoints: [...touchpoints], isExcluded: false });
  }
}

/** Everybody who sits in the council. */
async function councillors(ctx: ServiceContext): Promise<ServiceContext[]> {
  const members = (await listMembers(ctx)).filter(({ roles }) => roles.includes("councilMember"));
  return members.map(({ id, userId, roles, canUnmask, canSeeCustomers }) => ({
    ...ctx,
    actor: { kind: "member", memberId: id, userId, roles, grants: { canUnmask, canSeeCustomers } },
  }));
}
