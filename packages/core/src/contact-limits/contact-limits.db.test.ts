import { contactLimits } from "@heard/db/schema/distributions";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/queries.ts";
import { createContactField } from "../contacts/create-field.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { createDistribution, previewAudience } from "../distributions/index.ts";
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
import { getContactLimits, setContactLimits } from "./index.ts";

useTestDatabase();

const rule = (most: number, days: number) => ({ most, days, audience: {}, onLimit: null });
const storedOf = (ctx: ServiceContext) => inTenant(ctx, (tx) => tx.select().from(contactLimits));
const asRole = (ctx: ServiceContext, role: "cxLeader" | "employee"): ServiceContext => ({
  ...ctx,
  actor: { kind: "member", memberId: 1, userId: 1, roles: [role], grants: { canUnmask: true, canSeeCustomers: true } },
});

describe("the contact limit of an organisation", () => {
  test("is the product's own until it says so itself, and again when its last rule is gone", async () => {
    const ctx = await makeTestOrganisation();
    expect(await getContactLimits(ctx)).toMatchObject({ isOwn: false, limits: [rule(1, 14)] });
    await setContactLimits(ctx, { limits: [rule(2, 30), { ...rule(1, 7), onLimit: "drop" }] });
    expect(await getContactLimits(ctx)).toMatchObject({ isOwn: true, limits: [rule(2, 30), { onLimit: "drop" }] });
    await setContactLimits(ctx, { limits: [] });
    expect(await getContactLimits(ctx)).toMatchObject({ isOwn: false, limits: [rule(1, 14)] });
  });

  test("is not written over by somebody who has seen another one; the same twice is no conflict", async () => {
    const ctx = await makeTestOrganisation();
    const seen = { limits: (await getContactLimits(ctx)).limits };
    await setContactLimits(ctx, { limits: [rule(1, 30)], seen });
    await expect(setContactLimits(ctx, { limits: [rule(5, 30)], seen })).rejects.toMatchObject({
      code: "conflict",
      reason: "changed_meanwhile",
    });
    await setContactLimits(ctx, { limits: [rule(1, 30)], seen });
    expect((await getContactLimits(ctx)).limits).toEqual([rule(1, 30)]);
  });

  test("holds the rules of one of two who save at once, never those of both", async () => {
    const ctx = await makeTestOrganisation();
    await setContactLimits(ctx, { limits: [rule(9, 90)] });
    const wanted = Array.from({ length: 12 }, (_, place) => [rule(1, place + 1), rule(2, place + 100)]);
    await Promise.all(wanted.map((limits) => setContactLimits(ctx, { limits })));
    const stored = (await getContactLimits(ctx)).limits;
    expect(wanted).toContainEqual(stored);
    expect(await storedOf(ctx)).toHaveLength(2);
  });

  test("refuses a field that no contact has, and keeps what it had", async () => {
    const ctx = await makeTestOrganisation();
    await setContactLimits(ctx, { limits: [rule(1, 30)] });
    const audience = { attributes: [{ field: "tier", in: ["gold"] }] };
    await expect(setContactLimits(ctx, { limits: [{ most: 1, days: 60, audience }] })).rejects.toMatchObject({
      reason: "not_found",
      params: { what: "contact field", id: "tier" },
    });
    expect((await getContactLimits(ctx)).limits).toEqual([rule(1, 30)]);
  });

  test("is changed by administrators alone, and the log says what it was", async () => {
    const ctx = await makeTestOrganisation();
    for (const role of ["cxLeader", "employee"] as const)
      await expect(setContactLimits(asRole(ctx, role), { limits: [] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getContactLimits(asRole(ctx, "employee"))).rejects.toMatchObject({ code: "forbidden" });
    await setContactLimits(ctx, { limits: [{ ...rule(1, 60), audience: { languages: ["en"] }, onLimit: "drop" }] });
    const { items } = await listAuditEntries(ctx, { verb: "contactLimit.set" });
    expect(items[0]).toMatchObject({ before: { limits: ["1/14"] }, after: { limits: ["1/60 drop en"] } });
  });

  test("says for how many people each rule is, in this organisation alone", async () => {
    const [ctx, other] = [await makeTestOrganisation(), await makeTestOrganisation()];
    for (const one of [ctx, other]) await createContactField(one, { name: { en: "Tier" }, kind: "text", key: "tier" });
    await addTestContacts(other, 5, () => ({ attributes: { tier: "gold" } }));
    await addTestContacts(ctx, 3, (number) => ({ attributes: { tier: number === 1 ? "gold" : "tin" } }));
    const audience = { attributes: [{ field: "tier", in: ["gold"] }] };
    await setContactLimits(ctx, { limits: [rule(1, 30), { ...rule(1, 60), audience }] });
    expect(await getContactLimits(ctx)).toMatchObject({ contacts: 3, fits: [3, 1] });
  });
});

describe("whom a rule protects", () => {
  test("is told before a sending goes, each by the rules that fit them and until when", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const ids = await addTestContacts(ctx, 3, (number) => ({ language: number === 1 ? "en" : "zh-Hans" }));
    const chinese = { ...rule(1, 10), audience: { languages: ["zh-Hans"] } };
    await setContactLimits(ctx, { limits: [rule(2, 30), chinese] });
    const plan = testPlan({ audience: { customers: ["C-1", "C-2"] } });
    await startTestDistribution(ctx, surveyId, { plan });
    await sendAll(ctx, testPost());
    const { distributionId } = await createDistribution(ctx, { surveyId, name: "Next", plan: testPlan() });
    const seenOn = async (day: number) => {
      const at = new Date(testNow().getTime() + day * 86_400_000);
      const { protectedCount, people } = await previewAudience({ ...ctx, now: () => at }, { distributionId });
      return {
        protectedCount,
        until: ids.map((id) => people.find(({ contact }) => contact.id === id)?.protectedUntil),
      };
    };
    const until = new Date(testNow().getTime() + 10 * 86_400_000);
    expect(await seenOn(9)).toEqual({ protectedCount: 1, until: [null, until, null] });
    expect(await seenOn(10)).toEqual({ protectedCount: 0, until: [null, null, null] });
  });

  test("is dropped or asked once more as the rule says, whatever the sending says", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await publishTestSurvey(ctx);
    await addTestContacts(ctx, 2, (number) => ({ language: number === 1 ? "en" : "zh-Hans" }));
    const once = (language: string, onLimit: "defer" | "drop") => ({
      ...rule(1, 10),
      ...{ audience: { languages: [language] }, onLimit },
    });
    await setContactLimits(ctx, { limits: [once("en", "drop"), once("zh-Hans", "defer")] });
    for (const [name, onLimit] of [
      ["First", "drop"],
      ["Second", "drop"],
      ["Third", "defer"],
    ] as const) {
      await startTestDistribution(ctx, surveyId, { name, plan: testPlan({ onLimit }) });
      await sendAll(ctx, testPost());
    }
    const rows = await ledgerOf(ctx);
    expect(rows.map(({ state, rule: by }) => `${state} ${by ?? ""}`.trim()).toSorted()).toEqual([
      "deferred contactLimit",
      "deferred contactLimit",
      "sent",
      "sent",
      "suppressed contactLimit",
      "suppressed contactLimit",
    ]);
    const { sendings } = await getContactLimits(ctx);
    expect(
      sendings.map(({ name, onLimit, waiting, dropped, survey }) => ({
        name,
        onLimit,
        waiting,
        dropped,
        survey: survey.key,
      })),
    ).toEqual([
      { name: "Third", onLimit: "defer", waiting: 1, dropped: 1, survey: key },
      { name: "Second", onLimit: "drop", waiting: 1, dropped: 1, survey: key },
      { name: "First", onLimit: "drop", waiting: 0, dropped: 0, survey: key },
    ]);
  });
});
