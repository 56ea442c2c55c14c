import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { openCase, saveCaseRule, savePlaybook } from "../cases/index.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { logPlan } from "../improvement-plans/index.ts";
import { saveResponseAlertRule } from "../response-alerts/index.ts";
import { recordResponses } from "../responses/record.ts";
import { archiveSegmentField } from "../segments/index.ts";
import { setTarget } from "../targets/index.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { archiveTouchpoint } from "./index.ts";

useTestDatabase();

async function withMuchAt(touchpoint: string): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation();
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call"], hours: 4 });
  const condition = { kind: "words" as const, words: ["lawyer"] };
  const rule = { condition, touchpoint, playbookId, ownerId: null, escalateTo: null };
  await saveCaseRule(ctx, { ...rule, name: "A threat" });
  await saveCaseRule(ctx, { ...rule, name: "Elsewhere", touchpoint: "returns" });
  await saveResponseAlertRule(ctx, { name: "Loud", condition, touchpoint });
  const response = { externalId: "1", occurredAt: ctx.now().toISOString(), touchpoint };
  const responses = [{ ...response, scores: [{ metric: "nps", value: 1 }] }];
  const { results } = await recordResponses(ctx, { source: "app", mode: "api", responses });
  const [result] = results;
  await openCase(ctx, { title: "Call", playbookId, responseId: result && "id" in result ? result.id : "" });
  return ctx;
}

test("who puts a touchpoint away is told of the plans, cases, targets, rules and surveys that go on there", async () => {
  const ctx = await withMuchAt("delivery");
  await publishTestSurvey(ctx, (definition) => ({ ...definition, touchpoint: "delivery" }));
  const { planId } = await logPlan(ctx, { title: "Never mind", touchpoint: "delivery" });
  await logPlan(ctx, { title: "Deliver on the day", touchpoint: "delivery" });
  await inTenant(ctx, (tx) =>
    tx.update(improvementPlans).set({ state: "withdrawn" }).where(eq(improvementPlans.id, planId)),
  );
  const target = { goal: "churn", metric: "nps", value: 60, dueOn: "2026-09-30", basis: "history" } as const;
  await setTarget(ctx, { ...target, touchpoint: "delivery" });
  const { standing } = await archiveTouchpoint(ctx, { key: "delivery" });
  expect(standing).toMatchObject({ plans: [2], cases: [1], targets: [{ en: "NPS" }], rules: ["A threat", "Loud"] });
  expect(standing.surveys).toHaveLength(1);
  // Whoever sees other touchpoints is told of nothing there.
  const other = await withMuchAt("delivery");
  const { touchpoints } = await inTenant(other, readCatalogue);
  const limited = { ...other, touchpoints: [touchpoints.get("returns")?.id ?? 0] };
  expect((await archiveTouchpoint(limited, { key: "delivery" })).standing).toMatchObject({ cases: [], rules: [] });
});

test("who puts a segment away is told of the plans and surveys that name it", async () => {
  const ctx = await makeTestOrganisation();
  await publishTestSurvey(ctx, (definition) => ({
    ...definition,
    parameters: [{ key: "area", fills: "segment", segment: "region" }],
  }));
  const { planId } = await logPlan(ctx, { title: "Deliver on the day", touchpoint: "delivery" });
  const goal = { metric: "nps", method: "nps" as const, unitField: "region", planUnits: ["East"] };
  await inTenant(ctx, (tx) =>
    tx
      .update(improvementPlans)
      .set({ goal: { ...goal, filters: {} } })
      .where(eq(improvementPlans.id, planId)),
  );
  const { standing } = await archiveSegmentField(ctx, { key: "region" });
  expect(standing).toMatchObject({ plans: [1], cases: [], targets: [], rules: [] });
  expect(standing.surveys).toHaveLength(1);
});
