import { auditEntries } from "@heard/db/schema/audit";
import { caseClosings, cases } from "@heard/db/schema/cases";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { removeMember } from "../members/index.ts";
import { eraseResponse } from "../responses/erase.ts";
import { recordResponses } from "../responses/record.ts";
import { signInvitation } from "../sending/sign-invitation.ts";
import {
  addTestContacts,
  ledgerOf,
  sendAll,
  startTestDistribution,
  testPlan,
  testPost,
} from "../testing/distributions.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission, submissionDeps } from "../testing/surveys.ts";
import {
  assignCase,
  checkCaseStep,
  closeCase,
  getCase,
  listCases,
  mergeCases,
  noteCase,
  openCase,
  pauseCase,
  resumeCase,
  saveCaseRule,
  savePlaybook,
  updateCaseSettings,
} from "./index.ts";
import { lookAfterCases } from "./look-after-everywhere.ts";
import { sendCaseLetters } from "./send-letters.ts";

useTestDatabase();

/** Hours after the clock of tests: Tuesday 30 June 2026, 20:00 in Shanghai, after work. */
const at = (ctx: ServiceContext, hours: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + hours * 3_600_000),
});
const worker = (ctx: ServiceContext, hours: number): ServiceContext => ({
  ...at(ctx, hours),
  actor: { kind: "system" },
});

async function record(ctx: ServiceContext, value: number, more: object = {}): Promise<string> {
  const occurredAt = ctx.now().toISOString();
  const response = { externalId: `${value}-${Math.random()}`, occurredAt, scores: [{ metric: "nps", value }], ...more };
  const { results } = await recordResponses(ctx, { source: "app", mode: "api", responses: [response] });
  const [result] = results;
  if (!result || !("id" in result)) throw new Error(JSON.stringify(results));
  return result.id;
}

async function withRule(more: object = {}) {
  const ctx = await makeTestOrganisation();
  const boss = await makeTestPerson(ctx, ["cxLeader"]);
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call", "Mend"], hours: 9 });
  const condition = { kind: "score" as const, metric: "nps", comparison: "atMost" as const, value: 2 };
  const rule = {
    name: "Very low score",
    condition,
    touchpoint: null,
    playbookId,
    ownerId: null,
    escalateTo: boss.memberId,
  };
  await saveCaseRule(ctx, { ...rule, ...more });
  return { ctx, boss, playbookId };
}

const listed = async (ctx: ServiceContext) => (await listCases(ctx, { state: "all" })).cases;

describe("a rule", () => {
  test("opens one case for each answer that it is for, however often the worker looks, and none for what came before it", async () => {
    const early = await makeTestOrganisation();
    await record(early, 0);
    const { playbookId } = await savePlaybook(at(early, 1), { name: "Call back", steps: ["Call"], hours: 4 });
    const condition = { kind: "score" as const, metric: "nps", comparison: "atMost" as const, value: 2 };
    const rule = { name: "Low", condition, touchpoint: "delivery", playbookId, ownerId: null, escalateTo: null };
    await saveCaseRule(at(early, 1), rule);
    await record(at(early, 2), 1, { touchpoint: "delivery" });
    await record(at(early, 2), 1, { touchpoint: "returns" });
    await record(at(early, 2), 3, { touchpoint: "delivery" });
    expect(await lookAfterCases(worker(early, 2.01))).toBe(1);
    expect(await lookAfterCases(worker(early, 2.02))).toBe(0);
    expect(await listed(early)).toMatchObject([
      { number: 1, title: "Low", touchpoint: { key: "delivery" }, state: "open" },
    ]);
  });

  test("of words finds them in comments, a score at the top is thanked, and a value beyond the scale is refused", async () => {
    const { ctx, playbookId } = await withRule();
    const words = { kind: "words" as const, words: ["投诉", "lawyer"] };
    const base = { touchpoint: null, playbookId, ownerId: null, escalateTo: null };
    await saveCaseRule(ctx, { ...base, name: "A threat", condition: words });
    const happy = { kind: "score" as const, metric: "nps", comparison: "atLeast" as const, value: 10 };
    await saveCaseRule(ctx, { ...base, name: "Thank them", condition: happy });
    await record(ctx, 6, { comments: [{ text: "我要投诉" }] });
    await record(ctx, 10, { comments: [{ text: "My lawyer likes it too" }] });
    await lookAfterCases(worker(ctx, 0.1));
    expect((await listed(ctx)).map(({ title, kind }) => [title, kind]).sort()).toEqual([
      ["A threat", "recovery"],
      ["A threat", "recovery"],
    ]);
    await record(at(ctx, 1), 10);
    await lookAfterCases(worker(ctx, 1));
    expect((await listed(ctx)).find(({ kind }) => kind === "thanks")).toMatchObject({ title: "Thank them" });
    const beyond = { ...base, name: "Beyond", condition: { ...happy, value: 11 } };
    await expect(saveCaseRule(ctx, beyond)).rejects.toMatchObject({ reason: "invalid_value", params: { value: 11 } });
  });

  test("by score that sends people to a review site is refused, also by way of its playbook, and the try is on record", async () => {
    const { ctx, playbookId } = await withRule();
    await expect(
      savePlaybook(ctx, { playbookId, name: "Thanks", steps: ["Ask for a Google review"], hours: 9 }),
    ).rejects.toMatchObject({ reason: "score_gated_review", params: { site: "google review" } });
    const gated = await savePlaybook(ctx, { name: "Reviews", steps: ["Send them to Trustpilot"], hours: 9 });
    const condition = { kind: "score" as const, metric: "nps", comparison: "atLeast" as const, value: 9 };
    const rule = { name: "Happy", condition, touchpoint: null, ...gated, ownerId: null, escalateTo: null };
    await expect(saveCaseRule(ctx, rule)).rejects.toMatchObject({ reason: "score_gated_review" });
    const tries = await inTenant(ctx, (tx) =>
      tx.select().from(auditEntries).where(eq(auditEntries.verb, "caseRule.refuseGatedReview")),
    );
    expect(tries.map(({ after }) => after)).toEqual([{ site: "google review" }, { site: "trustpilot" }]);
  });
});

describe("the clock", () => {
  test("counts business hours, stands still while it is paused, and goes up once when its time is over", async () => {
    const { ctx, boss } = await withRule();
    await record(ctx, 0);
    await lookAfterCases(worker(ctx, 0.1));
    const [one] = await listed(ctx);
    const caseId = one?.id ?? 0;
    // Nine business hours from Tuesday evening: Wednesday, nine to six in Shanghai.
    expect(one?.dueAt).toEqual(new Date("2026-07-01T10:00:00Z"));
    await pauseCase(at(ctx, 16), { caseId, revision: 2, reason: "Waiting for bank details" });
    const again = (revision: number) => pauseCase(at(ctx, 17), { caseId, revision, reason: "Again" });
    await expect(again(2)).rejects.toMatchObject({ reason: "changed_meanwhile" });
    await expect(again(3)).rejects.toMatchObject({ reason: "invalid_state" });
    expect(await lookAfterCases(worker(ctx, 40))).toBe(0);
    await resumeCase(at(ctx, 39), { caseId, revision: 3 });
    // Paused from Wednesday noon to Thursday 11:00: six hours of Wednesday and two of Thursday do not count.
    const resumed = await getCase(at(ctx, 39), { number: 1 });
    expect([resumed.dueAt, resumed.usedMinutes]).toEqual([new Date("2026-07-02T09:00:00Z"), 180]);
    expect(resumed.pauses).toMatchObject([{ reason: "Waiting for bank details" }]);
    expect(await lookAfterCases(worker(ctx, 46))).toBe(1);
    expect(await lookAfterCases(worker(ctx, 47))).toBe(0);
    const post = testPost();
    expect(await sendCaseLetters(worker(ctx, 47), { url: "https://heard.test", mailer: post.mailer })).toBe(1);
    expect(await sendCaseLetters(worker(ctx, 47), { url: "https://heard.test", mailer: post.mailer })).toBe(0);
    expect(post.mailer).toMatchObject({ sent: [{ to: boss.email }] });
  });

  test("is set anew when hours or holidays change, once", async () => {
    const { ctx } = await withRule();
    await record(ctx, 0);
    await lookAfterCases(worker(ctx, 0.1));
    const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "09:00", to: "18:00" }));
    const settings = { revision: 0, hours, holidays: [{ day: "2026-07-01", name: "香港特别行政区成立纪念日" }] };
    await updateCaseSettings(ctx, settings);
    expect((await listed(ctx))[0]?.dueAt).toEqual(new Date("2026-07-02T10:00:00Z"));
    await expect(updateCaseSettings(ctx, settings)).rejects.toMatchObject({ reason: "changed_meanwhile" });
    const twice = [...hours, { weekday: 1, from: "17:00", to: "20:00" }];
    await expect(updateCaseSettings(ctx, { ...settings, revision: 1, hours: twice })).rejects.toThrow(
      /run into each other/,
    );
  });
});

test("two who work on a case at once lose nothing, an answer has one case, and nobody sees the cases of other touchpoints", async () => {
  const { ctx, playbookId } = await withRule();
  const responseId = await record(ctx, 5, { touchpoint: "delivery" });
  const tries = await Promise.allSettled(
    Array.from({ length: 5 }, () => openCase(ctx, { title: "Call them", playbookId, responseId })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await listed(ctx)).toHaveLength(1);
  const { id: caseId, number } = (await listed(ctx))[0] ?? { id: 0, number: 0 };
  await Promise.all([0, 1].map((step) => checkCaseStep(ctx, { caseId, step, isDone: true })));
  expect((await getCase(ctx, { number })).stepsDone).toBe(2);
  // Two who give it away at once: the second is told.
  const [one, two] = [await makeTestPerson(ctx, ["teamMember"]), await makeTestPerson(ctx, ["teamMember"])];
  const seen = (await getCase(ctx, { number })).revision;
  const gifts = await Promise.allSettled(
    [one, two].map(({ memberId }) => assignCase(ctx, { caseId, revision: seen, ownerId: memberId })),
  );
  expect(gifts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { touchpoints } = await inTenant(ctx, readCatalogue);
  const returns = [touchpoints.get("returns")?.id ?? 0];
  const person = await makeTestPerson(ctx, ["teamMember"], { touchpointIds: returns });
  const limited: ServiceContext = { ...person.ctx, touchpoints: returns };
  expect(await listed(limited)).toEqual([]);
  await expect(getCase(limited, { number })).rejects.toMatchObject({ code: "not_found" });
  await expect(openCase(limited, { title: "Mine", playbookId, responseId })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("who leaves hands open cases and rules to the heir; two cases of one customer become one, those of two do not", async () => {
  const { ctx, boss, playbookId } = await withRule();
  const heir = await makeTestPerson(ctx, ["teamMember"]);
  const ids = [];
  for (const customer of ["C-1", "C-1", "C-2"]) {
    const responseId = await record(ctx, 1, { customer });
    ids.push((await openCase(ctx, { title: `Of ${customer}`, playbookId, responseId, ownerId: boss.memberId })).caseId);
  }
  const [first = 0, second = 0, third = 0] = ids;
  await expect(mergeCases(ctx, { caseId: first, revision: 2, intoCaseId: third })).rejects.toMatchObject({
    reason: "cases_of_two_customers",
  });
  await mergeCases(ctx, { caseId: first, revision: 2, intoCaseId: second });
  const into = await getCase(ctx, { number: 2 });
  expect([into.merged, into.words.length]).toEqual([[1], 2]);
  await expect(closeCase(ctx, { caseId: first, revision: 2, cause: "process", action: "x" })).rejects.toMatchObject({
    reason: "invalid_state",
  });
  await removeMember(ctx, { memberId: boss.memberId, reassignToId: heir.memberId });
  expect((await listCases(ctx, {})).cases.map(({ owner }) => owner?.id)).toEqual([heir.memberId, heir.memberId]);
  await assignCase(ctx, { caseId: third, revision: (await getCase(ctx, { number: 3 })).revision, ownerId: null });
  expect((await listCases(ctx, {})).open).toMatchObject({ all: 2, unowned: 1 });
});

test("after closing the customer is asked through the rules of all messages: unhappy reopens and counts, settled confirms", async () => {
  const { ctx, playbookId } = await withRule();
  await addTestContacts(ctx, 2);
  const { surveyId, key } = await publishTestSurvey(ctx, (definition) => definition, "case-follow-up");
  await startTestDistribution(ctx, surveyId, { event: "caseClosed", plan: testPlan({ delayMinutes: 60 }) });
  const open = async (customer: string | undefined) =>
    openCase(ctx, { title: "Call them", playbookId, responseId: await record(ctx, 1, { customer }) });
  const [known, stranger] = [await open("C-1"), await open(undefined)];
  const close = async ({ number, caseId }: { number: number; caseId: number }, hours: number) => {
    const { revision } = await getCase(ctx, { number });
    return closeCase(at(ctx, hours), { caseId, revision, cause: "process", action: "Refunded" });
  };
  expect(await close(known, 1)).toEqual({ asked: 1, isUnreachable: false });
  expect(await close(stranger, 1)).toEqual({ asked: 0, isUnreachable: true });
  const answer = async (choice: string, hours: number) => {
    expect(await sendAll(at(ctx, hours), testPost())).toBe(1);
    const invitation = (await ledgerOf(ctx)).findLast(({ state }) => state === "sent");
    const personal = signInvitation(
      { organisationId: ctx.organisation.id, invitationId: invitation?.id ?? "" },
      "secret",
    );
    const { token } = await startTestSubmission(key, { personal, mode: "email" }, submissionDeps(hours));
    // Who has not come to the end has said nothing yet.
    const other = choice === "no" ? "yes" : "no";
    await saveTestSubmission(token, { settled: other }, { deps: submissionDeps(hours), isComplete: false });
    expect(await lookAfterCases(worker(ctx, hours + 0.5))).toBe(0);
    await saveTestSubmission(token, { settled: choice }, { deps: submissionDeps(hours) });
    return lookAfterCases(worker(ctx, hours + 1));
  };
  expect(await answer("no", 3)).toBe(1);
  expect(await getCase(ctx, { number: known.number })).toMatchObject({
    ...{ state: "open", reopened: 1, closings: [{ outcome: "unhappy", isAsked: true }] },
  });
  await close(known, 30);
  // The contact limit keeps the second question back for two weeks.
  expect(await sendAll(at(ctx, 32), testPost())).toBe(0);
  expect(await answer("yes", 15 * 24)).toBe(1);
  expect(await getCase(ctx, { number: known.number })).toMatchObject({
    state: "closed",
    closings: [{ outcome: "confirmed" }, {}],
  });
  const { confirmation } = await listCases(ctx, {});
  expect(confirmation).toMatchObject({ n: 3, confirmed: 1, unhappy: 1, unreachable: 1, waiting: 0, share: 1 / 3 });
  // Wilson's interval of 1 of 3 at 95 %.
  expect(confirmation.interval?.low).toBeCloseTo(0.0615, 4);
  expect(confirmation.interval?.high).toBeCloseTo(0.7923, 4);
  expect(await inTenant(ctx, (tx) => tx.select().from(caseClosings))).toHaveLength(3);
  expect(await inTenant(ctx, (tx) => tx.select().from(cases))).toHaveLength(2);
});

test("who erases a response erases what people wrote of its customer; that there was a case stays", async () => {
  const { ctx, playbookId } = await withRule();
  const responseId = await record(ctx, 1, { comments: [{ text: "Call Ada Lovelace" }] });
  const { caseId, number } = await openCase(ctx, { title: "Ada Lovelace", playbookId, responseId });
  await noteCase(ctx, { caseId, note: "Ada wants a call:\nat ten" });
  await pauseCase(ctx, { caseId, revision: 2, reason: "Ada\nis away" });
  await eraseResponse(ctx, { responseId });
  const { workers: _, ...left } = await getCase(ctx, { number });
  expect(JSON.stringify(left)).not.toMatch(/Ada/);
  expect(left).toMatchObject({ words: [], title: "–", pauses: [{ reason: "–" }] });
});

test("an open case whose response is erased points to nothing, says so, goes on by its clock and is closed by people", async () => {
  const { ctx, boss, playbookId } = await withRule();
  const responseId = await record(ctx, 1, { customer: "C-1" });
  const open = { title: "Lamp", playbookId, responseId, escalateTo: boss.memberId };
  const { caseId, number } = await openCase(ctx, open);
  const before = await getCase(ctx, { number });
  await eraseResponse(ctx, { responseId });
  const left = await getCase(ctx, { number });
  expect(left).toMatchObject({ state: "open", dueAt: before.dueAt, words: [], customer: null, others: [] });
  expect(left.events[0]).toMatchObject({ verb: "case.forget", note: null });
  const [row] = await inTenant(ctx, (tx) => tx.select().from(cases).where(eq(cases.id, caseId)));
  expect(row).toMatchObject({ responseId: null, revision: before.revision + 1 });
  // Whoever had it open is told before they close what has changed.
  const close = { caseId, cause: "product" as const, action: "Nobody to call" };
  await expect(closeCase(ctx, { ...close, revision: before.revision })).rejects.toMatchObject({
    reason: "changed_meanwhile",
  });
  expect(await lookAfterCases(worker(ctx, 40))).toBe(1);
  const { revision } = await getCase(ctx, { number });
  expect(await closeCase(at(ctx, 41), { ...close, revision })).toEqual({ asked: 0, isUnreachable: true });
  expect((await listed(at(ctx, 41)))[0]).toMatchObject({ state: "closed", outcome: "unreachable" });
});

test("who erases a response erases the words of the case that its own went into, which still says of which", async () => {
  const { ctx, playbookId } = await withRule();
  const open = async () => {
    const responseId = await record(ctx, 1, { customer: "C-1" });
    return { responseId, ...(await openCase(ctx, { title: "Lamp", playbookId, responseId })) };
  };
  const [first, second] = [await open(), await open()];
  const { revision } = await getCase(ctx, { number: first.number });
  await mergeCases(ctx, { caseId: first.caseId, revision, intoCaseId: second.caseId });
  await noteCase(ctx, { caseId: second.caseId, note: "Ada wants both back" });
  await eraseResponse(ctx, { responseId: first.responseId });
  const left = await getCase(ctx, { number: second.number });
  expect(JSON.stringify(left.events)).not.toMatch(/Ada/);
  expect(left).toMatchObject({ title: "Lamp", merged: [first.number] });
  expect(left.events).toContainEqual(expect.objectContaining({ verb: "case.merge", note: String(first.number) }));
});

test("nobody is given a case that they could not look at, nor told of one", async () => {
  const { ctx, boss, playbookId } = await withRule();
  const { touchpoints } = await inTenant(ctx, readCatalogue);
  const elsewhere = await makeTestPerson(ctx, ["teamMember"], { touchpointIds: [touchpoints.get("returns")?.id ?? 0] });
  const employee = await makeTestPerson(ctx, ["employee"]);
  const responseId = await record(ctx, 1, { touchpoint: "delivery" });
  const refused = { reason: "case_out_of_reach" };
  for (const { memberId } of [elsewhere, employee])
    await expect(openCase(ctx, { title: "Call", playbookId, responseId, ownerId: memberId })).rejects.toMatchObject(
      refused,
    );
  const { caseId, number } = await openCase(ctx, { title: "Call", playbookId, responseId });
  const { revision } = await getCase(ctx, { number });
  await expect(assignCase(ctx, { caseId, revision, ownerId: elsewhere.memberId })).rejects.toMatchObject(refused);
  await assignCase(ctx, { caseId, revision, ownerId: boss.memberId });
  const condition = { kind: "words" as const, words: ["lawyer"] };
  const rule = { name: "A threat", condition, touchpoint: "returns", playbookId, ownerId: null };
  await saveCaseRule(ctx, { ...rule, escalateTo: elsewhere.memberId });
  await expect(
    saveCaseRule(ctx, { ...rule, touchpoint: "delivery", escalateTo: elsewhere.memberId }),
  ).rejects.toMatchObject(refused);
});
