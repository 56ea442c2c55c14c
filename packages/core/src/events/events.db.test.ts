import { contacts } from "@heard/db/schema/contacts";
import { events } from "@heard/db/schema/distributions";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { setContactLimits } from "../contact-limits/set.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { endDistribution } from "../distributions/end.ts";
import { verifyLedger } from "../ledger/verify.ts";
import {
  ledgerOf,
  sendAll,
  startTestDistribution,
  type testMailer,
  testPlan,
  testPost,
} from "../testing/distributions.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { getEventDelay, recordEvents } from "./index.ts";

useTestDatabase();

const after = (ctx: ServiceContext, minutes: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + minutes * 60_000),
});
const day = 24 * 60;
const occurredAt = testNow().toISOString();
const event = (id: string, more: object = {}) => ({
  ...{ id, kind: "supportClosed", occurredAt, contact: { key: "C-1", email: "c1@example.org", name: "Ada" } },
  ...more,
});

describe("an event", () => {
  test("makes its person known, sets off what waits for its kind, and the message goes when its delay is over", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const distributionId = await startTestDistribution(ctx, surveyId, {
      event: "supportClosed",
      plan: testPlan({ delayMinutes: 30 }),
    });
    await startTestDistribution(ctx, surveyId, { name: "Other", event: "purchase" });
    expect(await recordEvents(ctx, { events: [event("E-1")] })).toEqual({
      ...{ accepted: 1, duplicate: 0, rejected: 0 },
      results: [{ index: 0, status: "accepted", invitations: 1 }],
    });
    expect(await inTenant(ctx, (tx) => tx.select().from(contacts))).toMatchObject([{ key: "C-1", origin: "event" }]);
    expect(await getEventDelay(ctx, { distributionId })).toMatchObject({ sentCount: 0, medianSeconds: null });
    const post = testPost();
    expect(await sendAll(after(ctx, 29), post)).toBe(0);
    expect(await sendAll(after(ctx, 31), post)).toBe(1);
    expect(await getEventDelay(ctx, { distributionId })).toEqual({
      ...{ sentCount: 1, wantedSeconds: 1800, medianSeconds: 1860, p95Seconds: 1860 },
      ...{ medianLagSeconds: 60, p95LagSeconds: 60 },
    });
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("counts once, however often and however many at once it is sent; its id with other content is refused", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await startTestDistribution(ctx, surveyId, { event: "supportClosed" });
    const tries = await Promise.all(Array.from({ length: 20 }, () => recordEvents(ctx, { events: [event("E-1")] })));
    expect(tries.filter(({ accepted }) => accepted === 1)).toHaveLength(1);
    expect(tries.filter(({ duplicate }) => duplicate === 1)).toHaveLength(19);
    const { results } = await recordEvents(ctx, {
      events: [event("E-1", { kind: "purchase" }), event("E-2"), event("E-2"), event("E-2", { kind: "purchase" })],
    });
    expect(results).toMatchObject([
      { status: "rejected", errors: [{ code: "id_conflict", path: "/id" }] },
      { status: "accepted" },
      { status: "duplicate" },
      { status: "rejected", errors: [{ code: "id_conflict" }] },
    ]);
    expect(await inTenant(ctx, (tx) => tx.select().from(events))).toHaveLength(2);
    expect(await ledgerOf(ctx)).toHaveLength(2);
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("that is refused for its id leaves nothing behind: its person is neither made nor changed", async () => {
    const ctx = await makeTestOrganisation();
    await recordEvents(ctx, { events: [event("E-1")] });
    const { results } = await recordEvents(ctx, {
      events: [
        event("E-1", { contact: { key: "C-1", email: "new@example.org", name: "Eve" } }),
        event("E-1", { contact: { email: "stranger@example.org" } }),
        event("E-2", { contact: { email: "not an address" } }),
        event("E-2", { contact: { email: "second@example.org" } }),
        event("E-3", { contact: { email: "third@example.org" } }),
        event("E-3", { contact: { email: "fourth@example.org" } }),
      ],
    });
    expect(
      results.map((result) => ("errors" in result ? result.errors.map(({ code }) => code) : result.status)),
    ).toEqual([["id_conflict"], ["id_conflict"], ["email_invalid"], "accepted", "accepted", ["id_conflict"]]);
    const people = await inTenant(ctx, (tx) => tx.select().from(contacts));
    expect(people.map(({ email, name }) => [email, name]).toSorted()).toEqual([
      ["c1@example.org", "Ada"],
      ["second@example.org", null],
      ["third@example.org", null],
    ]);
  });

  test("that is wrong costs no other: each says what, where, and what would be accepted", async () => {
    const ctx = await makeTestOrganisation();
    const { results } = await recordEvents(ctx, {
      events: [
        event("good"),
        event("kind", { kind: "birthday" }),
        event("when", { occurredAt: "2026-08-01T00:00:00Z" }),
        event("long-ago", { occurredAt: "1970-01-01T00:00:00Z" }),
        event("who", { contact: { name: "Nobody" } }),
        event("mail", { contact: { email: "not an address" } }),
        event("more", { score: 9 }),
        "nothing",
      ],
    });
    expect(
      results.map((result) => ("errors" in result ? [result.errors[0]?.code, result.errors[0]?.path] : result.status)),
    ).toEqual([
      "accepted",
      ["invalid_value", "/kind"],
      ["time_in_future", "/occurredAt"],
      ["event_too_old", "/occurredAt"],
      ["contact_unreachable", "/contact"],
      ["email_invalid", "/contact/email"],
      ["unknown_field", "/score"],
      ["invalid_value", ""],
    ]);
  });

  test("of somebody whom the audience does not fit, or of a distribution that has ended, sets nothing off", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await startTestDistribution(ctx, surveyId, {
      event: "supportClosed",
      plan: testPlan({ audience: { languages: ["zh-Hans"] } }),
    });
    const ended = await startTestDistribution(ctx, surveyId, { name: "Ended", event: "supportClosed" });
    await endDistribution(ctx, { distributionId: ended });
    const contact = { key: "C-2", email: "c2@example.org", language: "zh-CN" };
    const { results } = await recordEvents(ctx, { events: [event("E-1"), event("E-2", { contact })] });
    expect(results.map((result) => "invitations" in result && result.invitations)).toEqual([0, 1]);
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("a share of events is drawn by the seed, the same again with the same seed, and who was not is on record", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const plan = testPlan({ sample: { share: 0.3 } });
    for (const name of ["One", "Two"])
      await startTestDistribution(ctx, surveyId, { name, event: "supportClosed", seed: "s", plan });
    const many = Array.from({ length: 400 }, (_, index) => event(`E-${index}`));
    await recordEvents(ctx, { events: many });
    const drawn = Map.groupBy(
      (await ledgerOf(ctx)).filter(({ sampledAt }) => sampledAt),
      ({ distributionId }) => distributionId,
    );
    const [one = [], two = []] = [...drawn.values()].map((rows) => rows.map(({ occasion }) => occasion).toSorted());
    expect(one).toEqual(two);
    // Within 5 standard deviations of 120.
    expect(Math.abs(one.length - 120)).toBeLessThan(5 * Math.sqrt(400 * 0.3 * 0.7));
    expect((await ledgerOf(ctx)).filter(({ rule }) => rule === "notSampled")).toHaveLength(800 - 2 * one.length);
  });
});

describe("somebody whom the contact limit protects", () => {
  const limits = [{ most: 1, days: 10 }];
  async function twice(plan: object) {
    const ctx = await makeTestOrganisation();
    await setContactLimits(ctx, { limits });
    const { surveyId } = await publishTestSurvey(ctx);
    await startTestDistribution(ctx, surveyId, { event: "supportClosed", plan: testPlan(plan) });
    await recordEvents(ctx, { events: [event("E-1")] });
    const post = testPost();
    await sendAll(ctx, post);
    await recordEvents(after(ctx, 60), { events: [event("E-2")] });
    await sendAll(after(ctx, 60), post);
    const second = async () => (await ledgerOf(ctx)).find(({ occasion }) => occasion === "E-2");
    return { ctx, post, second, sent: () => (post.mailer as ReturnType<typeof testMailer>).sent.length };
  }

  test("is asked once more when it allows, within the days of the deferral", async () => {
    const { ctx, post, second, sent } = await twice({ deferDays: 14 });
    expect(await second()).toMatchObject({
      state: "deferred",
      rule: "contactLimit",
      dueAt: after(ctx, 10 * day).now(),
    });
    await sendAll(after(ctx, 10 * day - 1), post);
    expect(sent()).toBe(1);
    await sendAll(after(ctx, 10 * day), post);
    expect(await second()).toMatchObject({ state: "sent" });
    expect(sent()).toBe(2);
  });

  test("is not, where the deferral would last too long, or the distribution drops", async () => {
    expect(await (await twice({ deferDays: 9 })).second()).toMatchObject({ state: "suppressed", rule: "expired" });
    expect(await (await twice({ onLimit: "drop" })).second()).toMatchObject({
      state: "suppressed",
      rule: "contactLimit",
    });
  });
});
