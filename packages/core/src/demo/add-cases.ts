import { caseClosings, cases } from "@heard/db/schema/cases";
import { invitations } from "@heard/db/schema/distributions";
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import {
  assignCase,
  checkCaseStep,
  closeCase,
  noteCase,
  pauseCase,
  resumeCase,
  saveCaseRule,
  savePlaybook,
  updateCaseSettings,
} from "../cases/index.ts";
import { lookAfterCases } from "../cases/look-after-everywhere.ts";
import { defaultHours } from "../cases/rules.ts";
import { createPurpose, recordConsent } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { createDistribution, draftDistribution, startDistribution } from "../distributions/index.ts";
import { addDays } from "../measures/rules.ts";
import { signInvitation } from "../sending/sign-invitation.ts";
import { createSurvey, getSurvey, publishSurvey, saveSubmission, startSubmission } from "../surveys/index.ts";
import { asPerson } from "./add-people.ts";
import { leaveCases } from "./leave-cases.ts";
import { type Happening, passTime, playedSecret } from "./pass-time.ts";
import { idOf } from "./plan-meetings.ts";
import { seededRandom } from "./random.ts";

const firstDaysAgo = 30;
const delayDays = 3;
const advocateCount = 14;
const newestDays = 3;
/** Portugal's public holidays, where the company is. */
const holidays = [2025, 2026, 2027].flatMap((year) =>
  (
    [
      ["01-01", "Ano Novo"],
      ["04-25", "Dia da Liberdade"],
      ["05-01", "Dia do Trabalhador"],
      ["06-10", "Dia de Portugal"],
      ["08-15", "Assunção de Nossa Senhora"],
      ["10-05", "Implantação da República"],
      ["11-01", "Todos os Santos"],
      ["12-01", "Restauração da Independência"],
      ["12-08", "Imaculada Conceição"],
      ["12-25", "Natal"],
    ] as const
  ).map(([day, name]) => ({ day: `${year}-${day}`, name })),
);

type People = { leader: ServiceContext; team: ServiceContext };
type Options = { lastDay: string; seed: number };

/**
 * A month of cases: rules open them from the company's own answers, the team works on them through the verbs, customers are asked whether it is settled, and what
 * they say confirms or reopens them.
 */
export async function addCases(ctx: ServiceContext, { lastDay, seed }: Options): Promise<void> {
  const people = { leader: await asPerson(ctx, "cxLeader"), team: await asPerson(ctx, "teamMember") };
  const administrator = await asPerson(ctx, "surveyAdministrator");
  const first = at(addDays(lastDay, -firstDaysAgo), "07:00");
  const survey = await beginAsking(as(administrator, first));
  await makeRules(as(people.leader, first), idOf(people.leader));
  await askAdvocates(as(administrator, first));
  const random = seededRandom(seed + 61);
  const worker: ServiceContext = { ...ctx, actor: { kind: "system" } };
  const happenings = Array.from({ length: firstDaysAgo }, (_, index): Happening[] => {
    const day = addDays(lastDay, index - firstDaysAgo + 1);
    return [
      {
        at: at(day, "08:00"),
        isAlone: true,
        happen: (now) => answerAll(as(ctx, now), survey, random, daysLeft(index)),
      },
      { at: at(day, "09:10"), isAlone: true, happen: async (now) => void (await lookAfterCases(as(worker, now))) },
      { at: at(day, "15:30"), isAlone: true, happen: (now) => workOn(now, lastDay, people, random) },
    ];
  }).flat();
  await passTime(ctx, happenings, new Date(Math.min(ctx.now().getTime(), at(lastDay, "23:00").getTime())));
  await leaveCases(ctx, lastDay);
}

const at = (day: string, time: string): Date => new Date(`${day}T${time}:00Z`);
const as = (ctx: ServiceContext, now: Date): ServiceContext => ({ ...ctx, now: () => now });

/** The survey that asks whether a matter is settled, set off by each case that is closed. */
async function beginAsking(by: ServiceContext): Promise<string> {
  const from = { kind: "template" as const, template: "case-follow-up" };
  const { surveyId, key } = await createSurvey(by, { name: "After a case", from });
  const { edit } = await getSurvey(by, { surveyId });
  const published = await publishSurvey(by, { surveyId, edit });
  if ("problems" in published) throw new Error(JSON.stringify(published.problems));
  const plan = await draftDistribution(by, { surveyId, mode: "email" });
  const delayed = { ...plan, delayMinutes: delayDays * 24 * 60 };
  const wanted = {
    surveyId,
    name: "After each case",
    event: "caseClosed" as const,
    plan: delayed,
    seed: "after-cases",
  };
  const { distributionId } = await createDistribution(by, wanted);
  await startDistribution(by, { distributionId });
  return key;
}

async function makeRules(leader: ServiceContext, escalateTo: number | null): Promise<void> {
  const hours = defaultHours.map((one) => ({ ...one }));
  await updateCaseSettings(leader, { revision: 0, hours, holidays });
  const refund = await savePlaybook(leader, {
    ...{ name: "Refund overdue", hours: 10 },
    steps: [
      "Call on the first business day",
      "Find where the refund stands",
      "Release it and give the date",
      "Write to the customer, in their language",
      "Add the case to a plan as evidence",
    ],
  });
  const call = await savePlaybook(leader, {
    ...{ name: "Call back", hours: 18 },
    steps: ["Read what they said and what they bought", "Call the customer", "Write down what was agreed"],
  });
  const thanks = await savePlaybook(leader, {
    ...{ name: "Say thank you", hours: 27 },
    steps: ["Write a line of thanks by hand", "Tell the team what was praised"],
  });
  const rule = { touchpoint: null, ownerId: null, escalateTo };
  await saveCaseRule(leader, {
    ...{ ...rule, ...refund, name: "Very unhappy with a return", touchpoint: "returns" },
    condition: { kind: "score", metric: "csat", comparison: "atMost", value: 1 },
  });
  await saveCaseRule(leader, {
    ...{ ...rule, ...call, name: "Would not recommend at all" },
    condition: { kind: "score", metric: "nps", comparison: "atMost", value: 0 },
  });
  await saveCaseRule(leader, {
    ...{ ...rule, ...call, name: "Speaks of a complaint" },
    condition: { kind: "words", words: ["complain", "complaint", "投诉", "客訴"] },
  });
  await saveCaseRule(leader, {
    ...{ ...rule, ...thanks, name: "Praise to pass on", touchpoint: "care-plan" },
    condition: { kind: "score", metric: "csat", comparison: "atLeast", value: 5 },
  });
}

/** Promoters who agreed at the counter to speak for the company; the contact behind each of their answers is asked once. */
async function askAdvocates(by: ServiceContext): Promise<void> {
  const name = { en: "References and interviews", "zh-Hans": "案例与访谈", "zh-Hant": "案例與訪談" };
  const { key: purpose } = await createPurpose(by, { key: "references", name, rule: "whenGiven" });
  const happy = await inTenant(by, (tx) =>
    tx.execute<{ id: string }>(sql`
      select distinct c.id from responses r join scores s on s.shard_key = r.shard_key and s.response_id = r.id and s.bin >= 9
      join measure_keys k on k.org_id = r.org_id and k.id = s.measure_id join metrics m on m.org_id = r.org_id and m.id = k.metric_id and m.kind = 'nps'
      join contacts c on c.shard_key = ${by.organisation.homeShardKey} and c.org_id = r.org_id and c.key = r.customer and c.state = 'active'
      where r.org_id = ${by.organisation.id} and r.state = 2 order by c.id limit ${advocateCount}`),
  );
  for (const { id: contactId } of happy)
    await recordConsent(by, { contactId, purpose, given: true, source: "At the counter" });
}

type Random = ReturnType<typeof seededRandom>;

/** An afternoon of the team: most of what is open goes one step on, some waits for the customer, little is forgotten. */
async function workOn(now: Date, lastDay: string, { leader, team }: People, random: Random): Promise<void> {
  if (now.getUTCDay() % 6 === 0) return;
  // The newest are still at their beginning.
  const isNewest = now >= at(addDays(lastDay, -newestDays), "00:00");
  const [by, lead] = [as(team, now), as(leader, now)];
  const open = await inTenant(by, (tx) =>
    tx.select().from(cases).where(eq(cases.state, "open")).orderBy(asc(cases.number)),
  );
  for (const { id: caseId, number, kind, openedAt, ownerId, revision, steps, dueAt } of open) {
    const dice = random.next();
    const isForgotten = number % 9 === 0;
    if (isForgotten || (isNewest && dice < 0.7)) continue;
    if (ownerId === null) await assignCase(lead, { caseId, revision, ownerId: idOf(number % 4 === 0 ? leader : team) });
    else if (dueAt === null) await resumeCase(by, { caseId, revision });
    else if (now.getTime() - openedAt.getTime() < 20 * 3_600_000) {
      if (dice < 0.25) await pauseCase(by, { caseId, revision, reason: "Waiting for the customer’s bank details" });
      else await checkCaseStep(by, { caseId, step: 0, isDone: true });
    } else if (dice < 0.3)
      await noteCase(by, { caseId, note: "Reached the customer; the depot looks for the parcel." });
    else {
      for (const [step, { doneAt }] of steps.entries())
        if (doneAt === null) await checkCaseStep(by, { caseId, step, isDone: true });
      const told = kind === "thanks" ? passedOn : (endings[number % endings.length] ?? endings[0]);
      await closeCase(by, { caseId, revision: await revisionOf(by, caseId), ...told });
    }
  }
}

const endings = [
  { cause: "process", action: "Refund released, date given, letter of apology sent." },
  { cause: "supplier", action: "The carrier searched again; a new piece went out the same day." },
  { cause: "people", action: "Talked with the team; the customer was called and agreed." },
  { cause: "technology", action: "The stuck order was booked by hand, the fault reported." },
] as const;

const passedOn = {
  cause: "people",
  action: "A line of thanks went out by hand; the team read the praise aloud.",
} as const;

async function revisionOf(ctx: ServiceContext, caseId: number): Promise<number> {
  const [row] = await inTenant(ctx, (tx) => tx.select().from(cases).where(eq(cases.id, caseId)));
  return row?.revision ?? 0;
}

const says = [...Array.from({ length: 7 }, () => "yes"), ...["partly", "no", "no"]];
const answerShare = 0.45;
const quietDays = 7;
const daysLeft = (index: number): number => firstDaysAgo - 1 - index;

/** Some of those who were asked since yesterday say whether it is settled; some never do. */
async function answerAll(ctx: ServiceContext, survey: string, random: Random, daysLeft: number): Promise<void> {
  // Before the last day they take their time, so that one who is not content at all is fresh.
  if (daysLeft > 1 && daysLeft < quietDays) return;
  const asked = await inTenant(ctx, (tx) =>
    tx
      .select({ id: invitations.id })
      .from(caseClosings)
      .innerJoin(invitations, and(eq(invitations.occasion, caseClosings.occasion), isNotNull(invitations.sentAt)))
      .where(and(isNull(caseClosings.outcome), isNull(invitations.responseId)))
      .orderBy(asc(caseClosings.id)),
  );
  const deps = { authSecret: playedSecret, now: ctx.now, random: (size: number) => new Uint8Array(size).fill(7) };
  for (const [place, { id }] of asked.entries()) {
    const isLast = daysLeft === 1 && place === asked.length - 1;
    if (random.next() > answerShare && !isLast) continue;
    const personal = signInvitation({ organisationId: ctx.organisation.id, invitationId: id }, playedSecret);
    const { token } = await startSubmission({ survey, mode: "email", personal }, deps);
    const settled = isLast ? "no" : (says[Math.floor(random.next() * says.length)] ?? "yes");
    const outcome = await saveSubmission({ token, language: "en", answers: { settled }, isComplete: true }, deps);
    if ("problems" in outcome)
      throw new Error(`The demo world gave an answer that is refused: ${JSON.stringify(outcome)}`);
  }
}
