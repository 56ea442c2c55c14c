import { bounces } from "@heard/db/schema/contacts";
import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { setContactLimits } from "../contact-limits/set.ts";
import { createContactField } from "../contacts/create-field.ts";
import { createPurpose } from "../contacts/index.ts";
import { recordBounces } from "../contacts/record-bounces.ts";
import { unsubscribeContact } from "../contacts/unsubscribe.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { signInvitation } from "../sending/sign-invitation.ts";
import { recordAnswers } from "../surveys/record-answers.ts";
import {
  addTestContacts,
  ledgerOf,
  sendAll,
  startTestDistribution,
  testPlan,
  testPost,
} from "../testing/distributions.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import {
  explainContact,
  explainResponse,
  getFunnel,
  getNonResponse,
  listComparable,
  listLedger,
  listLetters,
} from "./index.ts";
import { verifyLedger } from "./verify.ts";

useTestDatabase();

const later = (ctx: ServiceContext, days: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + days * 86_400_000),
});

/** Everybody whom `score` gives one answers with it. */
async function answer(ctx: ServiceContext, survey: string, score: (contactId: string) => number | null): Promise<void> {
  const responses = (await ledgerOf(ctx)).flatMap(({ id, contactId, state, number }) => {
    const value = state === "sent" && number === 0 ? score(contactId) : null;
    const invitation = signInvitation({ organisationId: ctx.organisation.id, invitationId: id }, "secret");
    return value === null ? [] : [{ invitation, answers: [{ question: "nps", value }] }];
  });
  for (let from = 0; from < responses.length; from += 1000) {
    const { rejected, results } = await recordAnswers(
      ctx,
      { survey, responses: responses.slice(from, from + 1000), idempotencyKey: `k-${from}` },
      { authSecret: "secret" },
    );
    if (rejected > 0) throw new Error(JSON.stringify(results.find(({ status }) => status === "rejected")));
  }
}

describe("the funnel", () => {
  test("agrees with the ledger and with its rows; a letter that came back was not delivered", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await publishTestSurvey(ctx);
    const ids = await addTestContacts(ctx, 20);
    await unsubscribeContact(ctx, { contactId: ids[0] ?? "", purpose: "surveys", source: "phone" });
    const distributionId = await startTestDistribution(ctx, surveyId, { plan: testPlan({ sample: { number: 10 } }) });
    await sendAll(ctx, testPost());
    const sent = (await ledgerOf(ctx)).filter(({ state }) => state === "sent");
    const addressOf = (contactId: string) => `c${ids.indexOf(contactId) + 1}@example.org`;
    const bounced = [{ address: addressOf(sent[0]?.contactId ?? ""), kind: "hard" }];
    await recordBounces(later(ctx, 1), { bounces: bounced, source: "api" });
    // Weeks later another letter comes back: this one had arrived.
    const late = [{ address: addressOf(sent[1]?.contactId ?? ""), kind: "hard" }];
    await recordBounces(later(ctx, 20), { bounces: late, source: "api" });
    expect(await inTenant(ctx, (tx) => tx.select().from(bounces))).toHaveLength(2);
    await answer(ctx, key, (contactId) => (sent.slice(2, 6).some((row) => row.contactId === contactId) ? 9 : null));
    const funnel = await getFunnel(ctx, { surveyId, distributionId });
    expect(Object.fromEntries(funnel.steps.map(({ step, count }) => [step, count]))).toEqual({
      ...{ eligible: 20, sampled: 10, sent: 10, delivered: 9, opened: 4, started: 4, completed: 4, commented: 0 },
    });
    expect(funnel.ledger).toEqual({ sent: 10, deferred: 0, suppressed: 10, failed: 0 });
    expect(funnel.rules).toEqual([
      { state: "suppressed", rule: "notSampled", count: 9 },
      { state: "suppressed", rule: "suppressed", count: 1 },
    ]);
    for (const { step, count } of funnel.steps) {
      const page = await listLedger(ctx, { surveyId, distributionId, step, limit: 200 });
      expect([step, page.items.length]).toEqual([step, count]);
    }
    const page = await listLedger(ctx, { surveyId, limit: 15 });
    const rest = await listLedger(ctx, { surveyId, limit: 15, cursor: page.nextCursor });
    expect(new Set([...page.items, ...rest.items].map(({ id }) => id)).size).toBe(20);
    expect(rest.nextCursor).toBeNull();
    expect((await listLedger(ctx, { surveyId, rule: "notSampled", limit: 200 })).items).toHaveLength(9);
  });

  test("a short message that came back says nothing of a letter to the same person", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 1, () => ({ phone: "+351912345678" }));
    await startTestDistribution(ctx, surveyId);
    await sendAll(ctx, testPost());
    const delivered = async () =>
      (await getFunnel(ctx, { surveyId })).steps.find(({ step }) => step === "delivered")?.count;
    await recordBounces(later(ctx, 1), { bounces: [{ address: "+351912345678", kind: "hard" }], source: "api" });
    expect(await delivered()).toBe(1);
    await recordBounces(later(ctx, 1), { bounces: [{ address: "c1@example.org", kind: "soft" }], source: "api" });
    expect(await delivered()).toBe(0);
  });

  test("says that delivery is not measured where nothing was handed to a server, and never 0", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 3);
    await startTestDistribution(ctx, surveyId);
    await sendAll(ctx, testPost({ mailer: null }));
    const { steps } = await getFunnel(ctx, { surveyId });
    expect(steps.find(({ step }) => step === "delivered")).toEqual({ step: "delivered", count: null });
    expect((await listLetters(ctx)).items).toHaveLength(3);
  });
});

describe("why somebody was asked, or was not", () => {
  test("is told over all surveys, with the rule and when they may be asked next", async () => {
    const ctx = await makeTestOrganisation();
    await setContactLimits(ctx, { limits: [{ most: 1, days: 30 }] });
    const { surveyId } = await publishTestSurvey(ctx);
    const other = await publishTestSurvey(ctx, undefined, "csat-support");
    const [contactId = ""] = await addTestContacts(ctx, 1);
    await startTestDistribution(ctx, surveyId);
    await sendAll(ctx, testPost());
    await startTestDistribution(later(ctx, 1), other.surveyId, {
      name: "After support",
      plan: testPlan({ onLimit: "drop" }),
    });
    await sendAll(later(ctx, 1), testPost());
    expect(await explainContact(later(ctx, 2), { contactId })).toMatchObject({
      rows: [
        {
          survey: { name: "Survey csat-support" },
          distribution: "After support",
          state: "suppressed",
          rule: "contactLimit",
        },
        { survey: { name: "Survey nps" }, distribution: "Spring", state: "sent", rule: null },
      ],
      allowedAt: later(ctx, 30).now(),
      limits: [{ most: 1, days: 30, taken: 1, isProtecting: true, onLimit: null }],
    });
  });

  test("nobody who said no is told to be free for the next message", async () => {
    const ctx = await makeTestOrganisation();
    await createPurpose(ctx, { key: "research", name: { en: "Research" } });
    const [one = "", other = ""] = await addTestContacts(ctx, 2, (number) => ({
      ...(number === 2 && { email: null }),
    }));
    const isAskable = async (contactId: string) => (await explainContact(ctx, { contactId })).isAskable;
    // Who has no address can be given a link by hand.
    expect([await isAskable(one), await isAskable(other)]).toEqual([true, true]);
    await unsubscribeContact(ctx, { contactId: one, purpose: "surveys", source: "Phone" });
    expect(await isAskable(one)).toBe(true);
    for (const contactId of [one, other]) await unsubscribeContact(ctx, { contactId, purpose: null, source: "Phone" });
    expect([await isAskable(one), await isAskable(other)]).toEqual([false, false]);
    expect((await explainContact(ctx, { contactId: one })).allowedAt).toBeNull();
  });

  test("whom the limit protects is told so, however many messages were kept from them since", async () => {
    const ctx = await makeTestOrganisation();
    await setContactLimits(ctx, { limits: [{ most: 1, days: 30 }] });
    const { surveyId } = await publishTestSurvey(ctx);
    const [contactId = ""] = await addTestContacts(ctx, 1);
    await startTestDistribution(ctx, surveyId);
    await sendAll(ctx, testPost());
    await inTenant(ctx, (tx) =>
      tx.execute(sql`
        insert into invitations (shard_key, id, org_id, contact_id, survey_id, distribution_id, occasion, first_id, mode, state, rule, eligible_at)
        select shard_key, n.id, org_id, contact_id, survey_id, distribution_id, 'later ' || n.id, n.id, mode, 'suppressed', 'contactLimit', eligible_at
        from invitations, (select ('ffffffff-ffff-7fff-8fff-' || lpad(g::text, 12, '0'))::uuid as id from generate_series(1, 600) g) n`),
    );
    expect(await explainContact(later(ctx, 2), { contactId })).toMatchObject({
      allowedAt: later(ctx, 30).now(),
      limits: [{ taken: 1, isProtecting: true }],
    });
  });

  test("an answer says which sending asked for it, and whose it is only to who may see customers", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await publishTestSurvey(ctx);
    const [contactId = ""] = await addTestContacts(ctx, 1);
    const distributionId = await startTestDistribution(ctx, surveyId);
    await sendAll(ctx, testPost());
    await answer(ctx, key, () => 9);
    const [row] = await ledgerOf(ctx);
    const responseId = row?.responseId ?? "";
    const asked = { survey: { key }, distribution: { id: distributionId, name: "Spring" }, sentAt: testNow() };
    expect(await explainResponse(ctx, { responseId })).toMatchObject({ askedBy: { ...asked, contactId } });
    expect((await explainContact(ctx, { contactId })).rows).toMatchObject([{ responseId, answer: "complete" }]);

    // An answer that came another way, and was noted on the invitation, is found by its customer.
    await inTenant(ctx, (tx) =>
      tx.execute(sql`update responses set external_id = 'r-1' where id = ${responseId}::uuid`),
    );
    expect(await explainResponse(ctx, { responseId })).toMatchObject({ askedBy: { ...asked, contactId } });

    const grants = { canUnmask: false, canSeeCustomers: false };
    const administrator: ServiceContext = {
      ...ctx,
      actor: { kind: "member", memberId: 1, userId: 1, roles: ["surveyAdministrator"], grants },
    };
    expect(await explainResponse(administrator, { responseId })).toMatchObject({
      askedBy: { ...asked, contactId: null },
    });
    expect((await explainContact(administrator, { contactId })).rows).toMatchObject([
      { responseId: null, answer: null },
    ]);
    expect((await listLedger(administrator, { surveyId })).items).toMatchObject([{ responseId: null }]);
    const other = await makeTestOrganisation();
    await expect(explainResponse(other, { responseId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("who answered, held against who was invited", () => {
  test("warns of a group that answered less, and the weighted score finds the truth within two points", {
    timeout: 60_000,
  }, async () => {
    const ctx = await makeTestOrganisation();
    await createContactField(ctx, { key: "tier", name: { en: "Tier" }, kind: "text" });
    const { surveyId, key } = await publishTestSurvey(ctx);
    // Half are gold and recommend (NPS 50), half are plain and do not (NPS 0): together 25. Gold answers three times as often.
    const ids = await addTestContacts(ctx, 200, (number) => ({
      attributes: { tier: number % 2 === 0 ? "gold" : "plain" },
    }));
    const place = new Map(ids.map((id, index) => [id, index + 1]));
    await startTestDistribution(ctx, surveyId);
    await sendAll(ctx, testPost(), { mostAtOnce: 6 });
    await answer(ctx, key, (contactId) => {
      const number = place.get(contactId) ?? 0;
      const at = Math.floor((number - 1) / 2);
      if (number % 2 === 0) return at % 10 < 6 ? ([10, 9, 10, 9, 8, 0][at % 10] ?? 0) : null;
      return at % 10 < 2 ? ([9, 0, 8, 0, 9][Math.floor(at / 5) % 5] ?? 0) : null;
    });
    const report = await getNonResponse(ctx, { surveyId, metric: "nps", field: "tier" });
    expect(report.groups).toMatchObject([
      { group: { value: "gold" }, invited: 100, answered: 60, isSkewed: true, score: { n: 60, value: 50 } },
      { group: { value: "plain" }, invited: 100, answered: 20, isSkewed: true, score: { n: 20, value: 0 } },
    ]);
    expect(report.isWarned).toBe(true);
    expect(report.score?.n).toBe(80);
    expect(Math.abs((report.score?.weighted ?? 0) - 25)).toBeLessThan(2);
    expect(Math.abs((report.score?.raw ?? 0) - 25)).toBeGreaterThan(5);
    const { raw = 0, rawInterval, unit, isLow } = report.score ?? {};
    expect([unit, isLow]).toEqual(["points", false]);
    expect(rawInterval?.low).toBeLessThan(raw);
    expect(rawInterval?.high).toBeGreaterThan(raw);
    // Each count opens to exactly its people.
    expect(await listComparable(ctx, { surveyId })).toMatchObject({
      fields: [{ key: "tier" }],
      metrics: [{ key: "nps" }],
    });
    const rowsWith = async (step: "sent" | "completed", value: string | null) => {
      const { items } = await listLedger(ctx, {
        ...{ surveyId, state: "sent" as const, step, limit: 200 },
        group: { field: "tier", value },
      });
      return items.map(({ contact }) => contact?.attributes.tier);
    };
    expect(await rowsWith("completed", "plain")).toEqual(new Array(20).fill("plain"));
    expect(await rowsWith("completed", "gold")).toEqual(new Array(60).fill("gold"));
    expect(new Set(await rowsWith("sent", "plain"))).toEqual(new Set(["plain"]));
    expect(await rowsWith("sent", null)).toEqual([]);
    // By a field that nobody has there is one group, and nothing to warn of.
    expect(await getNonResponse(ctx, { surveyId, metric: "nps", field: "unknown" })).toMatchObject({
      groups: [{ group: { value: null }, invited: 200, answered: 80, isSkewed: false }],
      isWarned: false,
    });
  });

  test("below the organisation's minimum the scores are withheld", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 6);
    await startTestDistribution(ctx, surveyId);
    await sendAll(ctx, testPost());
    let left = 4;
    await answer(ctx, key, () => (left-- > 0 ? 9 : null));
    expect(await getNonResponse(ctx, { surveyId, metric: "nps", field: "tier" })).toMatchObject({
      score: null,
      withheld: { n: 4, least: 5 },
    });
  });
});

describe("the check of the ledger", () => {
  test("finds a row that is missing, a rule of another state, and a draw that is not the seed's", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 8);
    await startTestDistribution(ctx, surveyId, { plan: testPlan({ sample: { number: 4 } }) });
    const checks = async () => (await verifyLedger(ctx)).map(({ check }) => check);
    const change = (text: string) => inTenant(ctx, (tx) => tx.execute(sql.raw(text)));
    expect(await checks()).toEqual([]);
    await change("update invitations set rule = 'refused' where rule = 'notSampled'");
    expect(await checks()).toEqual(["a row has a rule of its own state"]);
    await change("update invitations set rule = 'notSampled' where rule = 'refused'");
    await change("update distributions set seed = 'another-one'");
    expect(await checks()).toEqual(["the seed draws the same list again"]);
    await change("delete from invitations where id = (select id from invitations limit 1)");
    expect(await checks()).toContain("a list has a row for everybody it was for");
  });
});
