import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { InvitationRow } from "@heard/db/schema/distributions";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { setContactLimits } from "../contact-limits/set.ts";
import type { ServiceContext } from "../context.ts";
import { recordEvents } from "../events/record.ts";
import { verifyLedger } from "../ledger/verify.ts";
import {
  addTestContacts,
  customerOf,
  ledgerOf,
  sendAll,
  startTestDistribution,
  testMailer,
  testPlan,
  testPost,
} from "../testing/distributions.ts";
import { openMailbox } from "../testing/mailbox.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";

const database = useTestDatabase();

const dayMs = 86_400_000;
const limits = [
  { most: 2, days: 30 },
  { most: 1, days: 1 },
];

/** The most places that one person has in any window of a rule, over everything that was sent to them. */
function worstOf(rows: readonly InvitationRow[], days: number): number {
  const byPerson = Map.groupBy(
    rows.flatMap(({ contactId, handedAt }) => (handedAt ? [{ contactId, at: handedAt.getTime() }] : [])),
    ({ contactId }) => contactId,
  );
  const counts = [...byPerson.values()].flatMap((places) =>
    places.map(({ at }) => places.filter((other) => other.at >= at && other.at < at + days * dayMs).length),
  );
  return Math.max(0, ...counts);
}

/** Eligible = sent + deferred + suppressed + failed for every person and survey, and every row has its reason. */
function expectEquation(rows: readonly InvitationRow[], eligible: number): void {
  const states = { sent: 0, deferred: 0, suppressed: 0, failed: 0 };
  for (const { state } of rows) states[state] += 1;
  expect(states.sent + states.deferred + states.suppressed + states.failed).toBe(eligible);
  expect(rows.filter(({ state, rule }) => (state === "sent") !== (rule === null))).toEqual([]);
}

/** So many events for so many people, in requests of a few, with up to so many requests in flight. */
async function postEvents(
  ctx: ServiceContext,
  counts: { events: number; people: number; inFlight: number; each: number },
) {
  const { events, people, inFlight, each } = counts;
  const kinds = ["supportClosed", "purchase", "onboardingDone", "trialSignUp"] as const;
  const requests = Array.from({ length: Math.ceil(events / each) }, (_, request) =>
    Array.from({ length: Math.min(each, events - request * each) }, (__, place) => {
      const number = request * each + place;
      return {
        id: `E-${number}`,
        kind: kinds[number % kinds.length],
        occurredAt: testNow().toISOString(),
        contact: { key: customerOf((number % people) + 1) },
      };
    }),
  );
  let accepted = 0;
  const senders = Array.from({ length: inFlight }, async () => {
    for (let request = requests.shift(); request; request = requests.shift()) {
      const result = await recordEvents(ctx, { events: request });
      accepted += result.accepted;
    }
  });
  await Promise.all(senders);
  return accepted;
}

async function makeTriggers(ctx: ServiceContext): Promise<void> {
  const { surveyId } = await publishTestSurvey(ctx);
  const other = await publishTestSurvey(ctx, undefined, "csat-support");
  const reminders = { most: 1, afterDays: 3 };
  await startTestDistribution(ctx, surveyId, { event: "supportClosed", plan: testPlan({ reminders }) });
  await startTestDistribution(ctx, other.surveyId, {
    event: "purchase",
    plan: testPlan({ mode: "email_inline", onLimit: "drop" }),
  });
  await startTestDistribution(ctx, surveyId, { event: "onboardingDone", plan: testPlan({ deferDays: 2 }) });
  await startTestDistribution(ctx, other.surveyId, {
    event: "trialSignUp",
    plan: testPlan({ sample: { share: 0.5 } }),
  });
}

describe("one contact limit over everything", () => {
  test("many events for few people at once, and many senders: nobody over it, nobody missing", {
    timeout: 240_000,
  }, async () => {
    const ctx = await makeTestOrganisation();
    await setContactLimits(ctx, { limits });
    await addTestContacts(ctx, 41);
    await makeTriggers(ctx);
    // Somebody of whom nothing else is heard: their reminder goes.
    const once = {
      id: "once",
      kind: "supportClosed",
      occurredAt: testNow().toISOString(),
      contact: { key: customerOf(41) },
    };
    await recordEvents(ctx, { events: [once] });
    const counts = { events: 800, people: 40, inFlight: 40, each: 4 };
    const posts = [testPost(), testPost(), testPost()];
    const [accepted] = await Promise.all([postEvents(ctx, counts), ...posts.map((post) => sendAll(ctx, post))]);
    expect(accepted).toBe(800);
    await Promise.all(posts.map((post) => sendAll(ctx, post, { mostAtOnce: 8 })));
    let rows = await ledgerOf(ctx);
    expectEquation(
      rows.filter(({ number }) => number === 0),
      801,
    );
    expect(rows.filter(({ state }) => state === "sent")).toHaveLength(41);
    expect(posts.flatMap(({ mailer }) => (mailer as ReturnType<typeof testMailer>).sent)).toHaveLength(41);
    expect(await verifyLedger(ctx)).toEqual([]);
    // Weeks go by: what was deferred goes as the limit allows, reminders with it, and the rest is dropped by its rule.
    for (let day = 1; day <= 45; day += 1) {
      const later = { ...ctx, now: () => new Date(testNow().getTime() + day * dayMs) };
      await Promise.all(posts.map((post) => sendAll(later, post, { mostAtOnce: 4 })));
    }
    rows = await ledgerOf(ctx);
    expect(rows.filter(({ state }) => state === "deferred")).toEqual([]);
    expectEquation(
      rows.filter(({ number }) => number === 0),
      801,
    );
    for (const { most, days } of limits) expect(worstOf(rows, days)).toBe(most);
    expect(new Set(rows.map(({ rule }) => rule))).toEqual(new Set([null, "contactLimit", "expired", "notSampled"]));
    expect(rows.filter(({ number, state }) => number === 1 && state === "sent").length).toBeGreaterThan(0);
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("a rule by attribute protects those whom it fits, on top of the others", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await setContactLimits(ctx, {
      limits: [
        { most: 5, days: 30 },
        { most: 1, days: 30, audience: { languages: ["zh-Hans"] } },
      ],
    });
    await addTestContacts(ctx, 2, (number) => ({ language: number === 1 ? "en" : "zh-Hans" }));
    for (const name of ["One", "Two"])
      await startTestDistribution(ctx, surveyId, { name, plan: testPlan({ onLimit: "drop" }) });
    const post = testPost({ mailer: testMailer() });
    await sendAll(ctx, post);
    const sent = (post.mailer as ReturnType<typeof testMailer>).sent.map(({ to }) => to).toSorted();
    expect(sent).toEqual(["c1@example.org", "c1@example.org", "c2@example.org"]);
  });
});

describe("a worker that is killed in the middle of sending", () => {
  test("leaves nobody over the limit, nobody written to twice, and a ledger that adds up", {
    timeout: 240_000,
  }, async () => {
    const ctx = await makeTestOrganisation("killed");
    const { surveyId } = await publishTestSurvey(ctx);
    await setContactLimits(ctx, { limits: [{ most: 1, days: 30 }] });
    // Workers send for everybody; these are ours.
    const own = `@${ctx.organisation.key}.example`;
    await addTestContacts(ctx, 120, (number) => ({ email: `c${number}${own}` }));
    for (const name of ["One", "Two"])
      await startTestDistribution(ctx, surveyId, { name, plan: testPlan({ onLimit: "drop" }) });
    const mailbox = await openMailbox();
    const arrived = () => mailbox.letters.filter(({ to }) => to.endsWith(own));
    const start = (from: Date) => {
      const worker = spawn(
        process.execPath,
        [join(import.meta.dirname, "../testing/send-as-worker.ts"), mailbox.url, from.toISOString()],
        {
          stdio: ["ignore", "ignore", "inherit"],
          env: { ...process.env, DATABASE_URL: database.ownerUrl(), AUTH_SECRET: testSecret },
        },
      );
      return { worker, ended: once(worker, "exit") };
    };
    try {
      for (const enough of [15, 50]) {
        const { worker, ended } = start(testNow());
        await expect.poll(() => arrived().length, { timeout: 120_000, interval: 2 }).toBeGreaterThan(enough);
        worker.kill("SIGKILL");
        expect(await ended).toEqual([null, "SIGKILL"]);
      }
      const held = (await ledgerOf(ctx)).filter(({ rule }) => rule === "handingOver");
      expect(held.length).toBeGreaterThan(0);
      // Ten minutes later: whoever has not reported by then is dead.
      const { ended } = start(new Date(testNow().getTime() + 600_000));
      expect(await ended).toEqual([0, null]);
      const rows = await ledgerOf(ctx);
      expect(rows.filter(({ rule }) => rule === "interrupted").map(({ id }) => id)).toEqual(
        expect.arrayContaining(held.map(({ id }) => id)),
      );
      const perPerson = Map.groupBy(arrived(), ({ to }) => to);
      expect(Math.max(...[...perPerson.values()].map((letters) => letters.length))).toBe(1);
      expectEquation(rows, 240);
      expect(rows.filter(({ state }) => state === "deferred")).toEqual([]);
      expect(worstOf(rows, 30)).toBe(1);
      // Who was not reached is exactly who may not have been: nobody was forgotten.
      const interrupted = rows.filter(({ rule }) => rule === "interrupted").length;
      expect(rows.filter(({ state }) => state === "sent").length + interrupted).toBe(120);
      expect(perPerson.size).toBeGreaterThanOrEqual(120 - interrupted);
      expect(await verifyLedger(ctx)).toEqual([]);
    } finally {
      await mailbox.close();
    }
  });
});
