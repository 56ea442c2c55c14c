import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { eraseContact } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { recordEvents } from "../events/record.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { lookAfterSending } from "../sending/look-after.ts";
import {
  addTestContacts,
  customerOf,
  ledgerOf,
  sendAll,
  startTestDistribution,
  testPlan,
  testPost,
} from "../testing/distributions.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { changeState } from "./change-state.ts";
import {
  createDistribution,
  endDistribution,
  getDistribution,
  pauseDistribution,
  replayDistribution,
  resumeDistribution,
  startDistribution,
} from "./index.ts";
import { planDistribution } from "./plan.ts";

useTestDatabase();

const rulesOf = async (ctx: ServiceContext) => (await ledgerOf(ctx)).map(({ state, rule }) => `${state} ${rule}`);
const purchases = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => ({
    id: `E-${from + place}`,
    kind: "purchase",
    occurredAt: testNow().toISOString(),
    contact: { key: customerOf(from + place) },
  }));
const change = (ctx: ServiceContext, text: string) => inTenant(ctx, (tx) => tx.execute(sql.raw(text)));

describe("the end of a sending", () => {
  test("that somebody began and did not live to finish is finished by the worker", async () => {
    const ctx = await makeTestOrganisation("endings");
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 3);
    const distributionId = await startTestDistribution(ctx, surveyId, { plan: testPlan({ startsOn: "2026-12-01" }) });
    await changeState(ctx, { distributionId }, "end");
    expect((await verifyLedger(ctx)).map(({ check }) => check)).toEqual(["what waits will be looked at again"]);
    await lookAfterSending({
      now: testNow,
      onError: (error) => {
        throw error;
      },
    });
    expect(new Set(await rulesOf(ctx))).toEqual(new Set(["suppressed ended"]));
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("comes to a list that is still being planned as well, and nobody is added after it", async () => {
    const ctx = await makeTestOrganisation("endings");
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 2100);
    const { distributionId } = await createDistribution(ctx, { surveyId, name: "All", plan: testPlan() });
    await startDistribution(ctx, { distributionId });
    let isEnded = false;
    const planned = planDistribution(ctx, distributionId, async () => {
      if (!isEnded) await endDistribution(ctx, { distributionId });
      isEnded = true;
    });
    expect(await planned).toEqual({ eligible: 2000, drawn: 0 });
    expect(new Set(await rulesOf(ctx))).toEqual(new Set(["suppressed ended"]));
    expect((await getDistribution(ctx, { distributionId })).state).toBe("ended");
    expect(await verifyLedger(ctx)).toEqual([]);
  });
});

test("what happens while a sending is paused is in the ledger, and goes when it goes on", async () => {
  const ctx = await makeTestOrganisation("endings");
  const { surveyId } = await publishTestSurvey(ctx);
  await addTestContacts(ctx, 3);
  const distributionId = await startTestDistribution(ctx, surveyId, { event: "purchase" });
  await pauseDistribution(ctx, { distributionId });
  const { results } = await recordEvents(ctx, { events: purchases(1, 4) });
  expect(results.map((result) => "invitations" in result && result.invitations)).toEqual([1, 1, 1]);
  expect(await sendAll(ctx, testPost())).toBe(0);
  expect((await getDistribution(ctx, { distributionId })).counts).toMatchObject({ eligible: 3, deferred: 3 });
  await resumeDistribution(ctx, { distributionId });
  expect(await sendAll(ctx, testPost())).toBe(3);
  expect(await verifyLedger(ctx)).toEqual([]);
});

test("the draw of events is drawn again by its seed, and another seed is found out", async () => {
  const ctx = await makeTestOrganisation("endings");
  const { surveyId } = await publishTestSurvey(ctx);
  await addTestContacts(ctx, 60);
  const plan = testPlan({ sample: { share: 0.4 } });
  const distributionId = await startTestDistribution(ctx, surveyId, { event: "purchase", seed: "drawn", plan });
  await recordEvents(ctx, { events: purchases(1, 61) });
  const drawn = (await ledgerOf(ctx)).filter(({ sampledAt }) => sampledAt).length;
  expect(drawn).toBeGreaterThan(0);
  expect(await replayDistribution(ctx, { distributionId })).toEqual({ seed: "drawn", drawn, isSame: true });
  expect(await verifyLedger(ctx)).toEqual([]);
  await change(ctx, "update distributions set seed = 'forged'");
  expect(await replayDistribution(ctx, { distributionId })).toMatchObject({ drawn, isSame: false });
  expect((await verifyLedger(ctx)).map(({ check }) => check)).toEqual(["the seed draws the same list again"]);
});

test("an event may be called like a list without being taken for one", async () => {
  const ctx = await makeTestOrganisation("endings");
  const { surveyId } = await publishTestSurvey(ctx);
  await addTestContacts(ctx, 1);
  await startTestDistribution(ctx, surveyId);
  await startTestDistribution(ctx, surveyId, { name: "After", event: "purchase" });
  const [event] = purchases(1, 2);
  await recordEvents(ctx, { events: [{ ...event, id: "list" }] });
  expect(await ledgerOf(ctx)).toHaveLength(2);
  expect(await verifyLedger(ctx)).toEqual([]);
});

test("a plan that was for one customer by name forgets the name when they are erased", async () => {
  const ctx = await makeTestOrganisation("endings");
  const { surveyId } = await publishTestSurvey(ctx);
  const [contactId = ""] = await addTestContacts(ctx, 2);
  const customers = [customerOf(1), customerOf(2)];
  const distributionId = await startTestDistribution(ctx, surveyId, { plan: testPlan({ audience: { customers } }) });
  await eraseContact(ctx, { contactId });
  const { plan } = await getDistribution(ctx, { distributionId });
  expect(plan.audience.customers).toEqual([contactId, customerOf(2)]);
});
