import { createHash } from "node:crypto";
import { auditEntries } from "@heard/db/schema/audit";
import { contacts } from "@heard/db/schema/contacts";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { createContactField } from "../contacts/create-field.ts";
import { unsubscribeContact } from "../contacts/unsubscribe.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { handleJob } from "../jobs/handle.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { closeSurvey, pauseSurvey, resumeSurvey } from "../surveys/index.ts";
import {
  addTestContacts,
  ledgerOf,
  sendAll,
  startTestDistribution,
  testLetter,
  type testMailer,
  testPlan,
  testPost,
} from "../testing/distributions.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import {
  createDistribution,
  deleteDistribution,
  endDistribution,
  getDistribution,
  listDistributions,
  pauseDistribution,
  previewAudience,
  replayDistribution,
  resumeDistribution,
  startDistribution,
  updateDistribution,
} from "./index.ts";
import { planDistribution } from "./plan.ts";

useTestDatabase();
const pick = ({ distributionId }: { distributionId: number }) => ({ distributionId });

const at = (ctx: ServiceContext, iso: string): ServiceContext => ({ ...ctx, now: () => new Date(iso) });
const hours = (count: number) => new Date(testNow().getTime() + count * 3_600_000).toISOString();
const sentTo = (post: ReturnType<typeof testPost>) =>
  (post.mailer as ReturnType<typeof testMailer>).sent.map(({ to }) => to).toSorted();

describe("a list", () => {
  test("is for whom its audience fits; who must not be asked is in the ledger with the reason", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    for (const [key, kind] of [
      ["tier", "text"],
      ["orders", "number"],
      ["since", "date"],
    ] as const)
      await createContactField(ctx, { key, name: { en: key }, kind });
    const tiers = ["gold", "silver", "bronze"];
    const ids = await addTestContacts(ctx, 30, (number) => ({
      attributes: { tier: tiers[number % 3], orders: number, since: `2024-01-${String(number).padStart(2, "0")}` },
      ...(number === 6 ? { email: null, phone: "+351912345678" } : {}),
    }));
    await unsubscribeContact(ctx, { contactId: ids[2] ?? "", purpose: null, source: "letter" });
    const audience = {
      attributes: [
        { field: "tier", in: ["gold", "silver"] },
        { field: "orders", atLeast: 2, atMost: 20 },
        { field: "since", atMost: "2024-01-15" },
      ],
    };
    // 2..15 but every third: 3, 4, 6, 7, 9, 10, 12, 13, 15 — of which 3 said no and 6 has no e-mail address.
    const { distributionId } = await createDistribution(ctx, { surveyId, name: "Gold", plan: testPlan({ audience }) });
    const preview = await previewAudience(ctx, { distributionId });
    expect(preview).toMatchObject({ eligible: 9, askable: 7, drawn: 7 });
    expect(
      preview.people
        .filter(({ rule }) => rule)
        .map(({ rule }) => rule)
        .toSorted(),
    ).toEqual(["noAddress", "suppressed"]);
    const few = testPlan({ audience, sample: { number: 3 } });
    const drawn = await createDistribution(ctx, { surveyId, name: "Few", plan: few });
    const [head, tail] = [
      await previewAudience(ctx, { ...pick(drawn), limit: 5 }),
      await previewAudience(ctx, { ...pick(drawn), from: 5 }),
    ];
    const standings = [...head.people, ...tail.people].map(({ rule }) => rule);
    expect([head.people.length, tail.people.length]).toEqual([5, 4]);
    expect(standings.filter((rule) => rule === null)).toHaveLength(3);
    expect(standings.filter((rule) => rule === "notSampled")).toHaveLength(4);
    const lost = { attributes: [{ field: "shoe-size", atLeast: 38 }] };
    await expect(
      createDistribution(ctx, { surveyId, name: "Lost", plan: testPlan({ audience: lost }) }),
    ).rejects.toMatchObject({ reason: "not_found", params: { what: "contact field", id: "shoe-size" } });
    const addressed = preview.people.find(({ contact }) => contact.email !== null);
    expect(addressed?.contact.email).toMatch(/^c\d+@example\.org$|^c…@…$/);
    await startDistribution(ctx, { distributionId });
    expect(await planDistribution(ctx, distributionId)).toEqual({ eligible: 9, drawn: 7 });
    const post = testPost();
    expect(await sendAll(ctx, post)).toBe(7);
    expect(sentTo(post)).toEqual([4, 7, 9, 10, 12, 13, 15].map((number) => `c${number}@example.org`).toSorted());
    expect(await getDistribution(ctx, { distributionId })).toMatchObject({
      state: "running",
      counts: { eligible: 9, sent: 7, deferred: 0, suppressed: 2, failed: 0 },
    });
    expect((await ledgerOf(ctx)).flatMap(({ rule }) => rule ?? []).toSorted()).toEqual(["noAddress", "suppressed"]);
    expect(await verifyLedger(ctx)).toEqual([]);
    expect(JSON.stringify(await inTenant(ctx, (tx) => tx.select().from(auditEntries)))).not.toContain("example.org");
  });

  test("is planned by the worker's job, and a second handler adds nobody twice", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 2500);
    const { distributionId } = await createDistribution(ctx, { surveyId, name: "All", plan: testPlan() });
    const { jobId } = await startDistribution(ctx, { distributionId });
    expect((await getDistribution(ctx, { distributionId })).state).toBe("planning");
    const message = { organisationKey: ctx.organisation.key, jobRunId: jobId ?? "", kind: "distribution.plan" };
    const onError = (error: unknown) => {
      throw error;
    };
    await Promise.all([
      handleJob(message, { now: testNow, dataDir: "/nowhere", onError }),
      planDistribution(ctx, distributionId),
    ]);
    expect(await getDistribution(ctx, { distributionId })).toMatchObject({
      state: "running",
      counts: { eligible: 2500, deferred: 2500 },
    });
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("draws by its recorded seed: the same seed draws the same list, here and by anybody who computes it", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const ids = await addTestContacts(ctx, 60);
    const plan = testPlan({ sample: { number: 20 } });
    const drawnBy = async (name: string, seed: string) => {
      const distributionId = await startTestDistribution(ctx, surveyId, { name, seed, plan });
      const rows = (await ledgerOf(ctx)).filter((row) => row.distributionId === distributionId);
      expect(rows).toHaveLength(60);
      expect(rows.filter(({ rule }) => rule === "notSampled")).toHaveLength(40);
      expect(await replayDistribution(ctx, { distributionId })).toEqual({ seed, drawn: 20, isSame: true });
      return rows
        .filter(({ sampledAt }) => sampledAt)
        .map(({ contactId }) => contactId)
        .toSorted();
    };
    const spring = await drawnBy("One", "spring-2026");
    const byHand = ids
      .map((id) => ({ id, place: createHash("md5").update(`spring-2026:${id}`).digest("hex") }))
      .toSorted((a, b) => (a.place < b.place ? -1 : 1))
      .slice(0, 20)
      .map(({ id }) => id);
    expect(spring).toEqual(byHand.toSorted());
    expect(await drawnBy("Two", "spring-2026")).toEqual(spring);
    expect(await drawnBy("Three", "autumn-2026")).not.toEqual(spring);
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("goes at its time in each contact's own zone, outside quiet hours", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 3, (number) => ({ timeZone: [null, "Europe/Lisbon", "America/New_York"][number - 1] }));
    const plan = testPlan({ startsOn: "2026-07-02", at: "07:30", quiet: { from: "21:00", to: "08:00" } });
    await startTestDistribution(ctx, surveyId, { plan });
    const due = (await ledgerOf(ctx)).map(({ dueAt }) => dueAt?.toISOString()).toSorted();
    // 07:30 in Shanghai, which is the organisation's zone, in Lisbon and in New York.
    expect(due).toEqual(["2026-07-01T23:30:00.000Z", "2026-07-02T06:30:00.000Z", "2026-07-02T11:30:00.000Z"]);
    const post = testPost();
    await sendAll(at(ctx, "2026-07-01T23:59:59Z"), post);
    expect(sentTo(post)).toEqual([]);
    expect((await ledgerOf(ctx)).filter(({ rule }) => rule === "quietHours")).toMatchObject([
      { dueAt: new Date("2026-07-02T00:00:00Z") },
    ]);
    await sendAll(at(ctx, "2026-07-02T00:00:00Z"), post);
    await sendAll(at(ctx, "2026-07-02T07:10:00Z"), post);
    expect(sentTo(post)).toEqual(["c1@example.org", "c2@example.org"]);
    await sendAll(at(ctx, "2026-07-02T12:00:00Z"), post);
    expect(sentTo(post)).toHaveLength(3);
  });

  test("spread over days: everybody once, at a moment that the seed decides", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 200);
    const plan = testPlan({ spreadDays: 30 });
    const momentsOf = async (name: string) => {
      const distributionId = await startTestDistribution(ctx, surveyId, { name, seed: "drip", plan });
      const rows = (await ledgerOf(ctx)).filter((row) => row.distributionId === distributionId);
      return new Map(
        rows.map(({ contactId, dueAt }) => [contactId, ((dueAt?.getTime() ?? 0) - testNow().getTime()) / 86_400_000]),
      );
    };
    const moments = await momentsOf("One");
    const days = [...moments.values()];
    expect(Math.min(...days)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...days)).toBeLessThan(30);
    const thirds = [0, 10, 20].map((from) => days.filter((day) => day >= from && day < from + 10).length);
    // Within 5 standard deviations of a third of 200.
    for (const count of thirds) expect(Math.abs(count - 66.7)).toBeLessThan(5 * Math.sqrt(200 * (1 / 3) * (2 / 3)));
    expect(await momentsOf("Two")).toEqual(moments);
  });
});

describe("a running distribution", () => {
  test("pauses, goes on with what has become due meanwhile, and ends with everybody accounted for", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 12);
    const distributionId = await startTestDistribution(ctx, surveyId);
    const post = testPost();
    await pauseDistribution(ctx, { distributionId });
    expect(await sendAll(ctx, post)).toBe(0);
    await expect(pauseDistribution(ctx, { distributionId })).rejects.toMatchObject({ code: "invalid_state" });
    await resumeDistribution(ctx, { distributionId });
    expect(await sendAll(ctx, post)).toBe(12);
    const more = await startTestDistribution(ctx, surveyId, {
      name: "Later",
      plan: testPlan({ startsOn: "2026-12-01" }),
    });
    await endDistribution(ctx, { distributionId: more });
    const rows = (await ledgerOf(ctx)).filter((row) => row.distributionId === more);
    expect(new Set(rows.map(({ state, rule }) => `${state} ${rule}`))).toEqual(new Set(["suppressed ended"]));
    await expect(resumeDistribution(ctx, { distributionId: more })).rejects.toMatchObject({ code: "invalid_state" });
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("waits for a survey that is paused and stops with one that is closed", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 2);
    await startTestDistribution(ctx, surveyId);
    const post = testPost();
    await pauseSurvey(ctx, { surveyId });
    await sendAll(ctx, post);
    expect((await ledgerOf(ctx)).map(({ rule }) => rule)).toEqual(["surveyPaused", "surveyPaused"]);
    await resumeSurvey(ctx, { surveyId });
    await closeSurvey(ctx, { surveyId });
    await sendAll(at(ctx, hours(1)), post);
    expect((await ledgerOf(ctx)).map(({ rule }) => rule)).toEqual(["surveyClosed", "surveyClosed"]);
    expect(sentTo(post)).toEqual([]);
  });

  test("who says no between the plan and the letter gets none", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const [first = "", second = ""] = await addTestContacts(ctx, 2);
    await startTestDistribution(ctx, surveyId);
    await unsubscribeContact(ctx, { contactId: first, purpose: "surveys", source: "phone" });
    const post = testPost();
    await sendAll(ctx, post);
    const rows = new Map((await ledgerOf(ctx)).map((row) => [row.contactId, row]));
    expect([rows.get(first)?.rule, rows.get(second)?.state]).toEqual(["suppressed", "sent"]);
    expect(sentTo(post)).toEqual(["c2@example.org"]);
  });

  test("reminds whoever has not answered, as often as it says, and the limit holds for that as well", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 1);
    const distributionId = await startTestDistribution(ctx, surveyId, {
      plan: testPlan({ reminders: { most: 2, afterDays: 20 }, onLimit: "drop" }),
    });
    const post = testPost();
    for (let day = 0; day <= 70; day += 1) await sendAll(at(ctx, hours(day * 24)), post);
    expect((await ledgerOf(ctx)).map(({ number, state }) => [number, state])).toEqual([
      [0, "sent"],
      [1, "sent"],
      [2, "sent"],
    ]);
    const links = (post.mailer as ReturnType<typeof testMailer>).sent.map(({ text }) => /\?i=([\w-]+)/.exec(text)?.[1]);
    expect(new Set(links).size).toBe(1);
    expect((await getDistribution(ctx, { distributionId })).counts).toMatchObject({ eligible: 1, sent: 1 });
    expect(await verifyLedger(ctx)).toEqual([]);
  });
});

describe("a plan", () => {
  test("can be changed and thrown away until it has begun, and by the edit that was looked at", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const { distributionId, seed } = await createDistribution(ctx, { surveyId, name: "Draft", plan: testPlan() });
    expect(seed).toMatch(/^[0-9a-f]{16}$/);
    const { edit } = await updateDistribution(ctx, { distributionId, edit: 1, name: "Better", seed: "mine" });
    await expect(updateDistribution(ctx, { distributionId, edit: 1, name: "Worse" })).rejects.toMatchObject({
      reason: "version_newer",
    });
    expect(await listDistributions(ctx, { surveyId })).toMatchObject([
      { name: "Better", seed: "mine", edit, state: "draft" },
    ]);
    await startDistribution(ctx, { distributionId });
    const changes = [
      () => updateDistribution(ctx, { distributionId, edit, name: "Late" }),
      () => deleteDistribution(ctx, { distributionId }),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject({ code: "invalid_state" });
    const other = await createDistribution(ctx, { surveyId, name: "Gone", plan: testPlan() });
    await deleteDistribution(ctx, { distributionId: other.distributionId });
    expect(await listDistributions(ctx, {})).toHaveLength(1);
  });

  test("is not begun without a text in the survey's language, a purpose, a survey that is open, or a score to press", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const tried = async (survey: number, plan: object) => {
      const { distributionId } = await createDistribution(ctx, { surveyId: survey, name: "Try", plan: testPlan(plan) });
      return startDistribution(ctx, { distributionId });
    };
    const start = (plan: object) => tried(surveyId, plan);
    const german = { ...testLetter, texts: { de: { subject: "Hallo", body: "Wie war es?" } } };
    await expect(start({ letter: german })).rejects.toMatchObject({
      reason: "letter_missing",
      params: { language: "en" },
    });
    await expect(start({ purpose: "moon" })).rejects.toMatchObject({ code: "not_found" });
    const textual = await publishTestSurvey(
      ctx,
      (definition) => ({
        ...definition,
        questions: [{ type: "text", id: "why", text: { en: "Why?", "zh-Hans": "为什么？", "zh-Hant": "為什麼？" } }],
      }),
      "csat-support",
    );
    const inline = tried(textual.surveyId, { mode: "email_inline" });
    await expect(inline).rejects.toMatchObject({ reason: "letter_without_score" });
    await closeSurvey(ctx, { surveyId });
    await expect(start({})).rejects.toMatchObject({ code: "invalid_state" });
  });

  test("nothing in a header can be more than one line", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const evil = "Hi\r\nBcc: everybody@example.org";
    for (const letter of [
      { ...testLetter, senderName: evil },
      { ...testLetter, replyTo: evil },
      { ...testLetter, senderAddress: "a@example.org, b@example.org" },
      { ...testLetter, texts: { en: { subject: evil, body: "x" } } },
    ])
      await expect(createDistribution(ctx, { surveyId, name: "Evil", plan: testPlan({ letter }) })).rejects.toThrow();
    await addTestContacts(ctx, 1);
    // What came in by another door is made one line where it is used.
    await inTenant(ctx, (tx) => tx.update(contacts).set({ name: evil }).where(eq(contacts.key, "C-1")));
    await startTestDistribution(ctx, surveyId);
    const post = testPost();
    await sendAll(ctx, post);
    expect((post.mailer as ReturnType<typeof testMailer>).sent[0]?.subject).toBe(
      "How was it, Hi Bcc: everybody@example.org?",
    );
  });
});
