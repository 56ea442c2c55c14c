import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { setContactLimits } from "../contact-limits/set.ts";
import { archivePurpose, createPurpose, eraseContact, unsubscribeContact } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import {
  createDistribution,
  getDistribution,
  pauseDistribution,
  previewAudience,
  resumeDistribution,
  startDistribution,
} from "../distributions/index.ts";
import { listLetters } from "../ledger/index.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { MailError } from "../mail/create.ts";
import { updateSurvey } from "../surveys/index.ts";
import { signLink } from "../surveys/sign-link.ts";
import {
  addTestContacts,
  ledgerOf,
  sendAll,
  startTestDistribution,
  testMailer,
  testPlan,
  testPost,
} from "../testing/distributions.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission, submissionDeps } from "../testing/surveys.ts";
import { deliver } from "./deliver.ts";
import { handOver } from "./hand-over.ts";
import { readCampaign } from "./read-campaign.ts";
import { sendDue } from "./send-due.ts";

useTestDatabase();

const later = (ctx: ServiceContext, hours: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + hours * 3_600_000),
});
const dayAfter = (days: number) => new Date(testNow().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const rulesOf = async (ctx: ServiceContext) => (await ledgerOf(ctx)).map(({ state, rule }) => rule ?? state).toSorted();
const onError = (error: unknown) => {
  throw error;
};

describe("nobody is written to about a survey that they could not answer", () => {
  test("before its first day the letters wait", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 2);
    await startTestDistribution(ctx, surveyId);
    await updateSurvey(ctx, { surveyId, opensOn: dayAfter(3) });
    expect(await sendAll(ctx, testPost())).toBe(0);
    expect(await rulesOf(ctx)).toEqual(["surveyPaused", "surveyPaused"]);
    expect(await sendAll(later(ctx, 72), testPost())).toBe(2);
  });

  test("when it has as many answers as it takes, none goes any more", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await publishTestSurvey(ctx);
    await updateSurvey(ctx, { surveyId, responseCap: 1 });
    await addTestContacts(ctx, 2);
    await startTestDistribution(ctx, surveyId, { plan: testPlan({ sample: { number: 1 } }) });
    expect(await sendAll(ctx, testPost())).toBe(1);
    const { token } = await startTestSubmission(key);
    await saveTestSubmission(token, { nps: 9 });
    await setContactLimits(ctx, { limits: [{ most: 9, days: 1 }] });
    await startTestDistribution(ctx, surveyId, { name: "Second" });
    expect(await sendAll(ctx, testPost())).toBe(0);
    expect(await rulesOf(ctx)).toEqual(["notSampled", "sent", "surveyClosed", "surveyClosed"]);
  });
});

test("a purpose that was put away is nobody's: what waits for it does not go, and nothing is begun for it", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId } = await publishTestSurvey(ctx);
  await addTestContacts(ctx, 2);
  const { key: purpose } = await createPurpose(ctx, { name: { en: "Panel" } });
  const plan = testPlan({ purpose });
  await startTestDistribution(ctx, surveyId, { plan });
  const { distributionId } = await createDistribution(ctx, { surveyId, name: "Later", plan });
  await archivePurpose(ctx, { key: purpose });
  expect(await sendAll(ctx, testPost())).toBe(0);
  expect(await rulesOf(ctx)).toEqual(["consentMissing", "consentMissing"]);
  await expect(startDistribution(ctx, { distributionId })).rejects.toMatchObject({ code: "not_found" });
});

test("who pauses a sending stops it before the next letter, not after the batch that is under way", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId } = await publishTestSurvey(ctx);
  await addTestContacts(ctx, 5);
  const distributionId = await startTestDistribution(ctx, surveyId);
  const mailer = testMailer();
  const pausing = {
    send: async (letter: Parameters<typeof mailer.send>[0]) => {
      await mailer.send(letter);
      await pauseDistribution(ctx, { distributionId });
    },
  };
  await sendDue(ctx, { post: testPost({ mailer: pausing }), mostAtOnce: 1, onError });
  expect(mailer.sent).toHaveLength(1);
  expect(await rulesOf(ctx)).toEqual(["sent", "waiting", "waiting", "waiting", "waiting"]);
});

test("who goes on after a long pause sends what is still in its days, and the ledger says what came too late", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId } = await publishTestSurvey(ctx);
  await addTestContacts(ctx, 20);
  const distributionId = await startTestDistribution(ctx, surveyId, { plan: testPlan({ spreadDays: 30 }) });
  await pauseDistribution(ctx, { distributionId });
  const wanted = (await ledgerOf(ctx)).map(({ wantedAt }) => wantedAt?.getTime() ?? 0);
  const resumed = later(ctx, 24 * 30);
  const tooLate = wanted.filter((at) => at < resumed.now().getTime() - 15 * 86_400_000).length;
  expect(tooLate).toBeGreaterThan(0);
  expect(tooLate).toBeLessThan(20);
  expect(await getDistribution(resumed, { distributionId })).toMatchObject({ state: "paused", tooLate });
  await resumeDistribution(resumed, { distributionId });
  const mailer = testMailer();
  expect(await sendAll(resumed, testPost({ mailer }))).toBe(20 - tooLate);
  expect(mailer.sent).toHaveLength(20 - tooLate);
  expect((await ledgerOf(ctx)).filter(({ state, rule }) => state === "suppressed" && rule === "expired")).toHaveLength(
    tooLate,
  );
  const { counts } = await getDistribution(resumed, { distributionId });
  expect(counts).toEqual({ eligible: 20, sent: 20 - tooLate, deferred: 0, suppressed: tooLate, failed: 0 });
  expect(await verifyLedger(resumed)).toEqual([]);
});

describe("who answers the same survey by an open link", () => {
  const parameters = [{ key: "customer", fills: "customer" as const }];
  /** A survey whose link names the customer, and three contacts of whom the first answers by it. */
  async function answeredBy(customer: string, more: { suspicion?: "honeypot"; hours?: number } = {}) {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await publishTestSurvey(ctx, (definition) => ({ ...definition, parameters }));
    await addTestContacts(ctx, 3);
    const answer = async () => {
      const deps = submissionDeps(more.hours ?? 1);
      const { token } = await startTestSubmission(
        key,
        { parameters: { customer }, signature: signLink(key, { customer }, deps.authSecret) },
        deps,
      );
      await saveTestSubmission(token, { nps: 9 }, { ...more, deps });
    };
    return { ctx, surveyId, answer };
  }

  test("is not written to about it any more, and the ledger says why", async () => {
    const { ctx, surveyId, answer } = await answeredBy("C-1");
    const distributionId = await startTestDistribution(ctx, surveyId);
    await answer();
    const mailer = testMailer();
    expect(await sendAll(later(ctx, 2), testPost({ mailer }))).toBe(2);
    expect(mailer.sent.map(({ to }) => to).toSorted()).toEqual(["c2@example.org", "c3@example.org"]);
    expect(await rulesOf(ctx)).toEqual(["answered", "sent", "sent"]);
    const { counts } = await getDistribution(ctx, { distributionId });
    expect(counts).toEqual({ eligible: 3, sent: 2, deferred: 0, suppressed: 1, failed: 0 });
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("is not reminded of the letter that they had got", async () => {
    const { ctx, surveyId, answer } = await answeredBy("C-1");
    await startTestDistribution(ctx, surveyId, { plan: testPlan({ reminders: { most: 1, afterDays: 15 } }) });
    expect(await sendAll(ctx, testPost())).toBe(3);
    await answer();
    const mailer = testMailer();
    expect(await sendAll(later(ctx, 24 * 15), testPost({ mailer }))).toBe(2);
    expect(mailer.sent.map(({ to }) => to)).not.toContain("c1@example.org");
  });

  test("is asked when it was before, or when nobody can tell that it was they", async () => {
    for (const [customer, more] of [
      ["C-1", { hours: -1 }],
      ["C-1", { suspicion: "honeypot" }],
      ["C-4", {}],
    ] as const) {
      const { ctx, surveyId, answer } = await answeredBy(customer, more);
      await startTestDistribution(ctx, surveyId);
      await answer();
      expect(await sendAll(later(ctx, 2), testPost())).toBe(3);
    }
  });
});

test("a limit that is set while a batch goes holds for the rest of it", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId } = await publishTestSurvey(ctx);
  await setContactLimits(ctx, { limits: [{ most: 9, days: 30 }] });
  await addTestContacts(ctx, 2);
  for (const name of ["One", "Two"])
    await startTestDistribution(ctx, surveyId, { name, plan: testPlan({ onLimit: "drop" }) });
  const mailer = testMailer();
  const limiting = {
    send: async (letter: Parameters<typeof mailer.send>[0]) => {
      await mailer.send(letter);
      await setContactLimits(ctx, { limits: [{ most: 1, days: 30 }] });
    },
  };
  await sendDue(ctx, { post: testPost({ mailer: limiting }), mostAtOnce: 1, onError });
  expect(mailer.sent.map(({ to }) => to).toSorted()).toEqual(["c1@example.org", "c2@example.org"]);
});

test("who said no is given no link by hand either, whether or not there is an address of theirs", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId } = await publishTestSurvey(ctx);
  const ids = await addTestContacts(ctx, 3, (number) => (number === 3 ? {} : { email: null }));
  for (const contactId of ids.slice(1))
    await unsubscribeContact(ctx, { contactId, purpose: "surveys", source: "At the till" });
  const distributionId = await startTestDistribution(ctx, surveyId, { plan: testPlan({ mode: "link" }) });
  expect(await previewAudience(ctx, { distributionId })).toMatchObject({ eligible: 3, askable: 1 });
  expect(await sendAll(ctx, testPost())).toBe(1);
  expect(await rulesOf(ctx)).toEqual(["consentWithdrawn", "sent", "suppressed"]);
});

test("links that are handed over by hand are there in quiet hours too: they disturb nobody", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId } = await publishTestSurvey(ctx);
  await addTestContacts(ctx, 1);
  const quiet = { from: "00:00", to: "23:59" };
  await startTestDistribution(ctx, surveyId, { plan: testPlan({ mode: "link", quiet }) });
  await startTestDistribution(ctx, surveyId, { name: "Letters", plan: testPlan({ quiet }) });
  expect(await sendAll(ctx, testPost())).toBe(1);
  expect(await rulesOf(ctx)).toEqual(["quietHours", "sent"]);
});

describe("where nobody takes messages", () => {
  const nobody = async () => {
    throw new MailError("unavailable", new Error("nobody there"));
  };

  /** So many people to whom short messages are due, and others to whom letters are due after that. */
  async function bothWays(ctx: ServiceContext) {
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 30, (number) => ({
      language: number > 20 ? "zh-Hans" : "en",
      phone: `+3519123456${String(number).padStart(2, "0")}`,
    }));
    await startTestDistribution(ctx, surveyId, { plan: testPlan({ mode: "sms", audience: { languages: ["en"] } }) });
    await startTestDistribution(later(ctx, 1), surveyId, {
      name: "Letters",
      plan: testPlan({ audience: { languages: ["zh-Hans"] } }),
    });
  }

  test("of one kind, those of the other go, however many wait before them", async () => {
    const ctx = await makeTestOrganisation();
    await bothWays(ctx);
    const post = testPost({ sms: nobody });
    const now = later(ctx, 2);
    const first = await sendDue(now, { post, batch: 10, mostAtOnce: 1, onError });
    expect(first).toEqual({ looked: 1, sent: 0, closed: new Set(["sms"]) });
    const second = await sendDue(now, { post, batch: 10, closed: first.closed, onError });
    expect(second).toEqual({ looked: 10, sent: 10, closed: new Set(["sms"]) });
    // They are left alone until somebody tries again.
    expect(await sendDue(now, { post, closed: second.closed, onError })).toMatchObject({ looked: 0, sent: 0 });
  });

  test("no mail server keeps short messages waiting", async () => {
    const ctx = await makeTestOrganisation();
    await bothWays(ctx);
    const sent: string[] = [];
    const sms = async ({ to }: { to: string }) => {
      sent.push(to);
    };
    const round = await sendDue(later(ctx, 2), { post: testPost({ mailer: { send: nobody }, sms }), onError });
    expect(round.closed).toEqual(new Set(["mail"]));
    expect(sent).toHaveLength(20);
  });
});

test("who was erased while their letter was made is kept in none", async () => {
  const ctx = await makeTestOrganisation();
  const { surveyId } = await publishTestSurvey(ctx);
  const [contactId = ""] = await addTestContacts(ctx, 1);
  const distributionId = await startTestDistribution(ctx, surveyId);
  const campaign = await inTenant(ctx, (tx) => readCampaign(tx, distributionId));
  const [row] = await ledgerOf(ctx);
  const handed = await handOver(ctx, { id: row?.id ?? "", contactId }, campaign);
  if (!handed) throw new Error("it was not handed over");
  await eraseContact(ctx, { contactId });
  expect(await deliver(ctx, handed, campaign, testPost({ mailer: null }))).toMatchObject({ transport: "outbox" });
  expect((await listLetters(ctx)).items).toEqual([]);
});
