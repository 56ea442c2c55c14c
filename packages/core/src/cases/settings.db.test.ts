import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant } from "../context.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { archiveCaseRule, getCaseSettings, saveCaseRule, savePlaybook } from "./index.ts";

useTestDatabase();

async function withRule() {
  const ctx = await makeTestOrganisation();
  const playbook = { name: "Call back", steps: ["Call"], hours: 9 };
  const { playbookId } = await savePlaybook(ctx, playbook);
  const condition = { kind: "words" as const, words: ["lawyer"] };
  const rule = { name: "A threat", condition, touchpoint: null, playbookId, ownerId: null, escalateTo: null };
  const { ruleId } = await saveCaseRule(ctx, rule);
  return { ctx, rule, ruleId, playbook, playbookId };
}
const refusal = (field: string) => ({ code: "conflict", reason: "changed_meanwhile", params: { field } });

describe("two who had the same form open lose nothing", () => {
  test("of a rule: the second is told, whatever the two changed, and the same change twice is none", async () => {
    const { ctx, rule, ruleId } = await withRule();
    const { memberId } = await makeTestPerson(ctx, ["cxLeader"]);
    const condition = { kind: "score" as const, metric: "nps", comparison: "atMost" as const, value: 2 };
    const first = { ...rule, ruleId, escalateTo: memberId, condition, touchpoint: "delivery", seen: rule };
    await saveCaseRule(ctx, first);
    await saveCaseRule(ctx, first);
    await expect(saveCaseRule(ctx, { ...rule, ruleId, name: "Threats", seen: rule })).rejects.toMatchObject({
      code: "conflict",
      reason: "changed_meanwhile",
    });
    const [stored] = (await getCaseSettings(ctx)).rules;
    expect(stored).toMatchObject({ name: "A threat", touchpoint: "delivery", escalateTo: memberId });
    const seen = stored as object as Record<string, unknown>;
    await saveCaseRule(ctx, { ...first, name: "Threats", seen });
    expect((await getCaseSettings(ctx)).rules).toMatchObject([{ name: "Threats", condition: { value: 2 } }]);
  });

  test("of a playbook, also where both save at once", async () => {
    const { ctx, playbook, playbookId } = await withRule();
    const changed = [
      { ...playbook, playbookId, steps: ["Call", "Mend"], seen: playbook },
      { ...playbook, playbookId, steps: ["Write"], seen: playbook },
    ];
    const tried = await Promise.allSettled(changed.map((one) => savePlaybook(ctx, one)));
    expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tried.find((one) => one.status === "rejected")?.reason).toMatchObject(refusal("steps"));
    const kept = tried[0]?.status === "fulfilled" ? changed[0] : changed[1];
    expect((await getCaseSettings(ctx)).playbooks).toMatchObject([{ steps: kept?.steps }]);
  });
});

test("an organisation has fifty rules at most, however many are made at once and whatever their makers see", async () => {
  const { ctx, rule, ruleId } = await withRule();
  for (let made = 1; made < 49; made += 1) await saveCaseRule(ctx, rule);
  const { ctx: person } = await makeTestPerson(ctx, ["cxLeader"]);
  const returns = (await inTenant(ctx, readCatalogue)).touchpoints.get("returns");
  const limited = { ...person, touchpoints: [returns?.id ?? 0] };
  const tried = await Promise.allSettled([
    saveCaseRule(ctx, rule),
    saveCaseRule(limited, { ...rule, touchpoint: "returns" }),
  ]);
  expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(tried.find((one) => one.status === "rejected")?.reason).toMatchObject({
    ...{ code: "limit_exceeded", reason: "too_many", params: { count: 51, most: 50 } },
  });
  await saveCaseRule(ctx, { ...rule, ruleId, name: "Still changed" });
  await archiveCaseRule(ctx, { ruleId });
  await saveCaseRule(ctx, rule);
});

test("an organisation has a hundred playbooks at most", async () => {
  const { ctx, playbook } = await withRule();
  for (let made = 1; made < 100; made += 1) await savePlaybook(ctx, playbook);
  await expect(savePlaybook(ctx, playbook)).rejects.toMatchObject({ reason: "too_many", params: { most: 100 } });
});
