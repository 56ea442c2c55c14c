import type { MemberRole } from "@heard/db/schema/members";
import { members } from "@heard/db/schema/members";
import { useTestDatabase } from "@heard/db/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getCatalogue } from "../catalogue/read.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { approveSmallPlan } from "../improvement-plans/index.ts";
import { getMeasures, type MeasureQuery } from "../measures/index.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import {
  archiveMetric,
  changeMetricScale,
  createMetric,
  getRegistry,
  moveMetric,
  restoreMetric,
  updateMetric,
} from "./index.ts";

useTestDatabase();

const june = { from: "2026-06-01", to: "2026-06-30" };

async function record(ctx: ServiceContext, metric: string, values: readonly number[], source = "app"): Promise<void> {
  const responses = values.map((value) => ({ occurredOn: "2026-06-10", scores: [{ metric, value }] }));
  const { rejected } = await recordResponses(ctx, { source, responses, mode: "api" });
  expect(rejected).toBe(0);
}

async function ask(ctx: ServiceContext, query: Omit<MeasureQuery, "period">) {
  const [result] = await getMeasures(ctx, [{ period: june, ...query }]);
  if (!result) throw new Error("no result");
  return result;
}

const as = (ctx: ServiceContext, roles: MemberRole[]): ServiceContext => ({
  ...ctx,
  actor: { kind: "member", memberId: 1, userId: 1, roles, grants: { canUnmask: false, canSeeCustomers: false } },
});

describe("the registry is what the code executes", () => {
  test("a change of the headline method changes the number of the page", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, "csat", [5, 4, 3, 5, 4]);
    const headline = async () => (await ask(ctx, { metric: "csat" })).total;
    expect(await headline()).toMatchObject({ method: "topTwoBox", unit: "share", value: 0.8 });
    expect(await updateMetric(ctx, { key: "csat", headlineMethod: "mean" })).toEqual({ version: 2 });
    expect(await headline()).toMatchObject({ method: "mean", unit: "scale", value: 4.2 });
    await updateMetric(ctx, { key: "csat", headlineMethod: "composite" });
    expect(await headline()).toMatchObject({ method: "composite", value: 0.84 });
  });

  test("lists owner, formula, version, source and scope of every metric", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, "csat", [5, 4, 3, 5, 4]);
    const { metrics } = await getRegistry(ctx);
    expect(metrics.map(({ key }) => key)).toEqual(["nps", "csat", "ces"]);
    expect(metrics.find(({ key }) => key === "csat")).toMatchObject({
      kind: "csat",
      scope: "transaction",
      object: "service",
      headlineMethod: "topTwoBox",
      methods: ["topTwoBox", "mean", "composite", "net"],
      version: 1,
      owner: null,
      answerCount: 5,
      scales: [{ key: "csat-1-5", version: 1, takes: "new", answerCount: 5, firstMonth: "2026-06-01" }],
    });
    expect(metrics.every(({ origin }) => origin["zh-Hant"])).toBe(true);
  });

  test("refuses methods that a kind or scale has not, owners who are not there, and scopes of what was answered", async () => {
    const ctx = await makeTestOrganisation();
    await expect(updateMetric(ctx, { key: "nps", headlineMethod: "mean" })).rejects.toMatchObject({
      reason: "method_unknown",
      params: { accepted: "nps" },
    });
    await expect(updateMetric(ctx, { key: "nps", ownerMemberId: 999_999 })).rejects.toMatchObject({
      code: "not_found",
    });
    await updateMetric(ctx, { key: "nps", scope: "transaction" });
    await updateMetric(ctx, { key: "nps", scope: "relationship" });
    await record(ctx, "nps", [9, 9, 9]);
    await expect(updateMetric(ctx, { key: "nps", scope: "transaction" })).rejects.toMatchObject({
      reason: "scope_fixed",
      params: { count: 3, scope: "relationship" },
    });
    await expect(updateMetric(ctx, { key: "moon", origin: "x" })).rejects.toMatchObject({ code: "not_found" });
    expect(await inTenant(ctx, (tx) => tx.select().from(members))).toEqual([]);
  });

  test("takes metrics of one's own, on a new scale, which systems can answer at once", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await createMetric(ctx, {
      name: { en: "Effort of returns", "zh-Hans": "退货费力度" },
      kind: "ces",
      scope: "transaction",
      scale: { kind: "ces", min: 1, max: 5, direction: "lowerIsBetter" },
    });
    expect(key).toBe("effort-of-returns");
    await record(ctx, key, [1, 1, 2, 2, 3]);
    expect((await ask(ctx, { metric: key })).total).toMatchObject({ method: "easeIndex", value: 80, n: 5 });
    await expect(
      createMetric(ctx, { key: "csat", name: { en: "X" }, kind: "csat", scope: "transaction", scale: "csat-1-5" }),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(
      createMetric(ctx, { key: "responses", name: { en: "X" }, kind: "csat", scope: "transaction", scale: "csat-1-5" }),
    ).rejects.toMatchObject({ reason: "key_reserved" });
    await expect(
      createMetric(ctx, { name: { en: "满意" }, kind: "csat", scope: "transaction", scale: "nps-0-10" }),
    ).rejects.toMatchObject({ reason: "scale_kind" });
  });

  test("puts metrics away and back, and in order", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, "ces", [6, 6, 6, 6, 6]);
    await archiveMetric(ctx, { key: "ces" });
    const refused = await recordResponses(ctx, {
      source: "app",
      responses: [{ occurredOn: "2026-06-10", scores: [{ metric: "ces", value: 6 }] }],
      mode: "api",
    });
    expect(refused.results[0]).toMatchObject({ status: "rejected", errors: [{ code: "archived" }] });
    expect((await ask(ctx, { metric: "ces" })).total.n).toBe(5);
    await restoreMetric(ctx, { key: "ces" });
    await expect(restoreMetric(ctx, { key: "ces" })).rejects.toMatchObject({ code: "invalid_state" });
    await moveMetric(ctx, { key: "ces", to: 0 });
    expect((await getRegistry(ctx)).metrics.map(({ key }) => key)).toEqual(["ces", "nps", "csat"]);
  });

  test("are not put away while a plan waits for a verdict on them", async () => {
    const ctx = await makeTestOrganisation();
    const team = await makeTestPerson(ctx, ["teamMember"]);
    await recordPlanWorld(ctx, {
      ...{ regions: ["North", "East", "South", "West"], lastDay: "2026-06-30", periods: 14, answers: 20 },
      promoters: () => 50,
    });
    const { planId, number } = await makeCompletePlan(team.ctx, { startsOn: "2026-07-10" });
    await archiveMetric(ctx, { key: "nps" });
    await restoreMetric(ctx, { key: "nps" });
    await approveSmallPlan(team.ctx, { planId });
    await expect(archiveMetric(ctx, { key: "nps" })).rejects.toMatchObject({
      ...{ reason: "metric_judges_plans", params: { plans: String(number) } },
    });
    await archiveMetric(ctx, { key: "csat" });
    expect((await getCatalogue(ctx)).archivedMetrics).toMatchObject([{ key: "csat", name: { en: "CSAT" } }]);
  });

  test("another scale starts another line, and one that was left does not come back", async () => {
    const ctx = await makeTestOrganisation();
    const seven = { kind: "csat" as const, min: 1, max: 7, direction: "higherIsBetter" as const };
    await createMetric(ctx, {
      name: { en: "Other" },
      kind: "csat",
      scope: "transaction",
      scale: { ...seven, key: "seven" },
    });
    await record(ctx, "csat", [5, 5, 5, 5, 5]);
    await changeMetricScale(ctx, { key: "csat", scale: "seven" });
    await record(ctx, "csat", [7, 7, 7, 7, 7, 7]);
    expect((await ask(ctx, { metric: "csat", method: "mean" })).total).toMatchObject({ value: 7, n: 6 });
    await expect(changeMetricScale(ctx, { key: "csat", scale: "csat-1-5" })).rejects.toMatchObject({
      reason: "scale_used_before",
    });
  });

  test("is edited by survey administrators and owners alone", async () => {
    const ctx = await makeTestOrganisation();
    await updateMetric(as(ctx, ["surveyAdministrator"]), { key: "csat", origin: "Our handbook" });
    for (const roles of [["employee"], ["cxLeader"], ["councilMember", "teamMember"]] as MemberRole[][]) {
      await expect(updateMetric(as(ctx, roles), { key: "csat", origin: "x" })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(getRegistry(as(ctx, roles))).rejects.toMatchObject({ code: "forbidden" });
    }
    const other = await makeTestOrganisation();
    expect((await getRegistry(other)).metrics.find(({ key }) => key === "csat")?.origin.en).not.toBe("Our handbook");
  });
});

describe("what never shares a figure", () => {
  test("relationship and transaction, two rulers, two questions: each refused with its reason", async () => {
    const ctx = await makeTestOrganisation();
    const combine = (metric: string) => getMeasures(ctx, [{ metric, period: june }]);
    await expect(combine("nps,csat")).rejects.toMatchObject({
      code: "invalid_input",
      reason: "scopes_mixed",
      params: { metrics: "nps, csat" },
    });
    await expect(combine("csat,ces")).rejects.toMatchObject({ reason: "scales_mixed" });
    await createMetric(ctx, {
      key: "shop-csat",
      name: { en: "Shop" },
      kind: "csat",
      scope: "transaction",
      scale: "csat-1-5",
    });
    await expect(combine("csat, shop-csat")).rejects.toMatchObject({ reason: "metrics_mixed" });
    await expect(combine("csat,moon")).rejects.toMatchObject({ reason: "unknown_key" });
  });
});

describe("one score, two spreads", () => {
  test("two sources with an NPS of 0, one torn and one indifferent, are flagged", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, "nps", [...new Array<number>(20).fill(10), ...new Array<number>(20).fill(0)], "app");
    await record(ctx, "nps", [...new Array<number>(20).fill(8), ...new Array<number>(20).fill(7)], "shop-survey");
    const { groups, spreads } = await ask(ctx, { metric: "nps", groupBy: "source" });
    const values = groups?.filter(({ measure }) => measure.n > 0).map(({ measure }) => measure.value);
    expect(values).toEqual([0, 0]);
    expect(spreads).toEqual([{ keys: expect.arrayContaining(["app", "shop-survey"]), shift: 1 }]);
  });

  test("so is a period with the score of the one before", async () => {
    const ctx = await makeTestOrganisation();
    const at = (occurredOn: string, value: number) => ({ occurredOn, scores: [{ metric: "nps", value }] });
    const responses = [
      ...new Array<number>(20).fill(10).map((value) => at("2026-05-20", value)),
      ...new Array<number>(20).fill(0).map((value) => at("2026-05-20", value)),
      ...new Array<number>(40).fill(8).map((value) => at("2026-06-20", value)),
    ];
    await recordResponses(ctx, { source: "app", responses, mode: "api" });
    const { total } = await ask(ctx, { metric: "nps", compare: "previous" });
    expect(total.change).toMatchObject({ verdict: "noDetectableChange", spread: { shift: 1, flagged: true } });
  });

  test("the same spread is not", async () => {
    const ctx = await makeTestOrganisation();
    const answers = [...new Array<number>(20).fill(10), ...new Array<number>(20).fill(0)];
    await record(ctx, "nps", answers, "app");
    await record(ctx, "nps", answers, "shop-survey");
    expect((await ask(ctx, { metric: "nps", groupBy: "source" })).spreads).toEqual([]);
  });
});

test("mirrored answers on the mirrored scale have the same ease index, interval and verdict", async () => {
  const ctx = await makeTestOrganisation();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 11 }).chain((points) =>
        fc.record({
          points: fc.constant(points),
          min: fc.integer({ min: 0, max: 1 }),
          bins: fc.array(fc.integer({ min: 0, max: points - 1 }), { minLength: 5, maxLength: 60 }),
        }),
      ),
      async ({ points, min, bins }) => {
        round += 1;
        const max = min + points - 1;
        const values = await Promise.all(
          (["higherIsBetter", "lowerIsBetter"] as const).map(async (direction) => {
            const key = `ease-${round}-${direction === "higherIsBetter" ? "up" : "down"}`;
            await createMetric(ctx, {
              key,
              name: { en: key },
              kind: "ces",
              scope: "transaction",
              scale: { key: `${key}-scale`, kind: "ces", min, max, direction },
            });
            await record(
              ctx,
              key,
              bins.map((bin) => (direction === "higherIsBetter" ? min + bin : max - bin)),
            );
            return (await ask(ctx, { metric: key })).total;
          }),
        );
        const [up, down] = values;
        expect(down?.value).toBeCloseTo(up?.value ?? Number.NaN, 9);
        expect(down?.interval?.low).toBeCloseTo(up?.interval?.low ?? Number.NaN, 9);
        expect(down?.interval?.high).toBeCloseTo(up?.interval?.high ?? Number.NaN, 9);
        expect(down?.n).toBe(up?.n);
      },
    ),
    { numRuns: 12 },
  );
});
