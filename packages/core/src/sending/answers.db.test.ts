import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { letters } from "@heard/db/schema/distributions";
import { responses } from "@heard/db/schema/responses";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { createPurpose, getContact, recordConsent } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getFunnel, listLetters } from "../ledger/index.ts";
import { verifyLedger } from "../ledger/verify.ts";
import {
  addTestContacts,
  ledgerOf,
  sendAll,
  sendTestInvitation,
  startTestDistribution,
  testPlan,
  testPost,
} from "../testing/distributions.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission, submissionDeps } from "../testing/surveys.ts";
import { lookAfterSending } from "./look-after.ts";
import { noteAnswering } from "./record-progress.ts";

const database = useTestDatabase();

const later =
  (days: number, minutes = 0) =>
  () =>
    new Date(testNow().getTime() + days * 86_400_000 + minutes * 60_000);
const lookAfter = (now: () => Date) =>
  lookAfterSending({
    now,
    onError: (error) => {
      throw error;
    },
  });
const rowOf = async (ctx: ServiceContext, id: string) => (await ledgerOf(ctx)).find((row) => row.id === id);

/** Somebody answers, and the process dies with the answer stored and the ledger not told: it waits there for a row that is locked. */
async function answerAndDie(
  ctx: ServiceContext,
  { survey, token, id, answers }: { survey: string; token: string; id: string; answers: Record<string, unknown> },
) {
  const [storing, noting] = [new Client(database.ownerUrl()), new Client(database.ownerUrl())];
  await Promise.all([storing.connect(), noting.connect()]);
  try {
    await storing.query("begin; lock table responses in share mode");
    const gateway = spawn(
      process.execPath,
      [
        join(import.meta.dirname, "../testing/answer-as-gateway.ts"),
        survey,
        token,
        testNow().toISOString(),
        JSON.stringify(answers),
      ],
      {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DATABASE_URL: database.ownerUrl(), AUTH_SECRET: testSecret },
      },
    );
    const ended = once(gateway, "exit");
    await expect.poll(async () => (await rowOf(ctx, id))?.answeringAt, { timeout: 20_000 }).toBeTruthy();
    await noting.query("begin");
    await noting.query("select from invitations where id = $1 for update", [id]);
    await storing.query("commit");
    await expect.poll(() => storedCount(ctx), { timeout: 20_000 }).toBe(1);
    gateway.kill("SIGKILL");
    expect(await ended).toEqual([null, "SIGKILL"]);
  } finally {
    await Promise.all([storing.end(), noting.end()]);
  }
}

const storedCount = async (ctx: ServiceContext) =>
  (await inTenant(ctx, (tx) => tx.select({ id: responses.id }).from(responses))).length;

const texts = { en: "May we?", "zh-Hans": "可以吗？", "zh-Hant": "可以嗎？" };

/** A survey that asks whether its person may be asked for research. */
async function publishResearchSurvey(ctx: ServiceContext) {
  await createPurpose(ctx, { key: "research", name: { en: "Research" } });
  return publishTestSurvey(ctx, (definition) => ({
    ...definition,
    questions: [...definition.questions, { type: "consent", id: "agreed", purpose: "research", text: texts }],
  }));
}

describe("an answer that was stored by somebody who died before the ledger knew", () => {
  test("is noted with the moment when it came, and its person is reminded no more", { timeout: 60_000 }, async () => {
    const ctx = await makeTestOrganisation("answered");
    const { surveyId, key } = await publishTestSurvey(ctx);
    const reminders = { most: 1, afterDays: 15 };
    const { id, token } = await sendTestInvitation(ctx, surveyId, { plan: { reminders } });
    await answerAndDie(ctx, { survey: key, token, id, answers: { nps: 9, "nps-why": "It came in one piece." } });
    expect(await rowOf(ctx, id)).toMatchObject({ completedAt: null, responseId: null });

    // Whoever is at it has a minute.
    await lookAfter(later(0));
    expect(await rowOf(ctx, id)).toMatchObject({ completedAt: null });
    await lookAfter(later(0, 2));
    const [response] = await inTenant(ctx, (tx) => tx.select().from(responses));
    expect(await rowOf(ctx, id)).toMatchObject({
      ...{ completedAt: testNow(), commentedAt: testNow(), answeringAt: null },
      responseId: response?.id,
    });
    const { steps } = await getFunnel(ctx, { surveyId });
    expect(steps.find(({ step }) => step === "completed")).toMatchObject({ count: 1 });
    expect(await sendAll({ ...ctx, now: later(16) }, testPost())).toBe(0);
    expect((await ledgerOf(ctx)).find(({ number }) => number === 1)).toMatchObject({ rule: "answered" });
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("keeps what was agreed to in it, as said by its person", { timeout: 60_000 }, async () => {
    const ctx = await makeTestOrganisation("answered");
    const { surveyId, key } = await publishResearchSurvey(ctx);
    const { id, contactId, token } = await sendTestInvitation(ctx, surveyId);
    await answerAndDie(ctx, { survey: key, token, id, answers: { nps: 9, agreed: true } });
    const consents = async () => (await getContact(ctx, { contactId })).consents;
    expect(await consents()).toEqual([]);
    for (const minutes of [2, 4]) await lookAfter(later(0, minutes));
    expect(await consents()).toMatchObject([
      {
        purpose: "research",
        given: true,
        source: `survey ${key}, version 1`,
        recordedKind: "respondent",
        at: testNow(),
      },
    ]);
  });

  test("without the note it would be missing, and the check says so", async () => {
    const ctx = await makeTestOrganisation("answered");
    const { surveyId, key } = await publishTestSurvey(ctx);
    const { id, token: personal } = await sendTestInvitation(ctx, surveyId);
    const { token } = await startTestSubmission(key, { personal });
    await saveTestSubmission(token, { nps: 9 });
    expect(await verifyLedger(ctx)).toEqual([]);
    await database.asOwner(`update invitations set completed_at = null, response_id = null where id = '${id}'`);
    expect(await verifyLedger(ctx)).toEqual([{ check: "an answer that is stored is noted", rows: 1, example: id }]);
  });

  test("what was never stored, or only begun, is not completed", async () => {
    const ctx = await makeTestOrganisation("answered");
    const { surveyId, key } = await publishTestSurvey(ctx);
    const { id, token: personal } = await sendTestInvitation(ctx, surveyId);
    await noteAnswering(ctx, id);
    await lookAfter(later(0, 2));
    expect(await rowOf(ctx, id)).toMatchObject({ answeringAt: null, startedAt: null, completedAt: null });
    const { token } = await startTestSubmission(key, { personal });
    await saveTestSubmission(token, { nps: 4 }, { isComplete: false });
    await noteAnswering(ctx, id);
    await lookAfter(later(0, 2));
    expect(await rowOf(ctx, id)).toMatchObject({
      answeringAt: null,
      startedAt: submissionDeps().now(),
      completedAt: null,
    });
  });
});

test("letters that are kept to be looked at go after thirty days, and say until when they stay", async () => {
  const ctx = await makeTestOrganisation("kept");
  const { surveyId } = await publishTestSurvey(ctx);
  await addTestContacts(ctx, 2);
  await startTestDistribution(ctx, surveyId, { plan: testPlan() });
  await sendAll(ctx, testPost({ mailer: null }));
  const { items } = await listLetters(ctx);
  expect(items.map(({ expiresAt }) => expiresAt)).toEqual([later(30)(), later(30)()]);
  const kept = async () => (await inTenant(ctx, (tx) => tx.select().from(letters))).length;
  await lookAfter(later(29));
  expect(await kept()).toBe(2);
  await lookAfter(later(30));
  expect(await kept()).toBe(0);
  // That they were sent is on record for good.
  expect((await ledgerOf(ctx)).map(({ transport }) => transport)).toEqual(["outbox", "outbox"]);
});

test("what an invited customer agrees to in a survey is among their consents, once, and an empty box takes nothing back", async () => {
  const ctx = await makeTestOrganisation("agreed");
  await createPurpose(ctx, { key: "research", name: { en: "Research" } });
  const { surveyId, key } = await publishTestSurvey(ctx, (definition) => ({
    ...definition,
    questions: [
      ...definition.questions,
      { type: "consent", id: "agreed", purpose: "research", text: texts },
      { type: "consent", id: "gifts", purpose: "gifts", text: texts },
      { type: "consent", id: "asked", purpose: "surveys", text: texts },
    ],
  }));
  const { id, token: personal } = await sendTestInvitation(ctx, surveyId);
  const { token } = await startTestSubmission(key, { personal });
  const answers = { nps: 9, agreed: true, gifts: true, asked: false };
  for (let time = 0; time < 2; time += 1) await saveTestSubmission(token, answers);
  const contactId = (await rowOf(ctx, id))?.contactId ?? "";
  const { consents } = await getContact(ctx, { contactId });
  expect(consents).toMatchObject([
    { purpose: "research", given: true, source: `survey ${key}, version 1`, recordedKind: "respondent" },
  ]);
});

test("a yes that was taken back is not given anew by the same answers, sent again after the survey was published anew", async () => {
  const ctx = await makeTestOrganisation("agreed");
  const { surveyId, key } = await publishResearchSurvey(ctx);
  const { id, token: personal } = await sendTestInvitation(ctx, surveyId);
  const { token } = await startTestSubmission(key, { personal });
  await saveTestSubmission(token, { nps: 9, agreed: true });
  const contactId = (await rowOf(ctx, id))?.contactId ?? "";
  await recordConsent(
    { ...ctx, now: later(1) },
    { contactId, purpose: "research", given: false, source: "Phone call" },
  );
  // As one was kept before the version was written down with it.
  await database.asOwner(`update consents set source = 'survey ${key}' where recorded_kind = 'respondent'`);
  await saveTestSubmission(token, { nps: 9, agreed: true });
  const { consents } = await getContact(ctx, { contactId });
  expect(consents.filter(({ given }) => given)).toHaveLength(1);
});

test("who took their yes back and gives it to the next invitation has given it", async () => {
  const ctx = await makeTestOrganisation("agreed");
  const { surveyId, key } = await publishResearchSurvey(ctx);
  const answerOn = async (day: number) => {
    const { contactId, token: personal } = await sendTestInvitation({ ...ctx, now: later(day) }, surveyId);
    const deps = submissionDeps(day * 24);
    const { token } = await startTestSubmission(key, { personal }, deps);
    await saveTestSubmission(token, { nps: 9, agreed: true }, { deps });
    return contactId;
  };
  const contactId = await answerOn(0);
  const told = { contactId, purpose: "research", given: false, source: "Phone call" };
  await recordConsent({ ...ctx, now: later(30) }, told);
  await answerOn(60);
  const { consents } = await getContact(ctx, { contactId });
  expect(consents.map(({ given }) => given)).toEqual([true, false, true]);
});
