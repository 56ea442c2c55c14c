import type { MemberRole } from "@heard/db/schema/members";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { getCatalogue } from "../catalogue/read.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getMeasures, type MeasureQuery } from "../measures/index.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import {
  archiveStage,
  archiveTouchpoint,
  createStage,
  createTouchpoint,
  getJourney,
  listJourneyVersions,
  moveStage,
  moveTouchpoint,
  restoreStage,
  restoreTouchpoint,
  updateStage,
  updateTouchpoint,
} from "./index.ts";

useTestDatabase();

const june = { from: "2026-06-01", to: "2026-06-30" };

async function byStage(ctx: ServiceContext, more: Partial<MeasureQuery> = {}) {
  const [result] = await getMeasures(ctx, [
    { metric: "csat", method: "mean", period: june, groupBy: "stage", ...more },
  ]);
  if (!result) throw new Error("no result");
  return result;
}

/** What a reader of the report sees: stages by name, with value and n. */
const report = ({ groups }: Awaited<ReturnType<typeof byStage>>) =>
  Object.fromEntries((groups ?? []).map(({ name, measure }) => [name?.en ?? "none", [measure.value, measure.n]]));

async function answered(): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation();
  // The first edit makes the version that the report will be read by.
  await updateTouchpoint(ctx, { key: "checkout", name: { en: "Checkout", "zh-Hans": "结账" } });
  const answers = [
    ["checkout", 5],
    ["delivery", 3],
    ["returns", 1],
  ] as const;
  const responses = answers.flatMap(([touchpoint, value]) =>
    new Array<number>(10).fill(value).map((score) => ({
      occurredOn: "2026-06-10",
      touchpoint,
      scores: [{ metric: "csat", value: score }],
    })),
  );
  const { rejected } = await recordResponses(ctx, { source: "app", responses, mode: "api" });
  expect(rejected).toBe(0);
  return ctx;
}

describe("the default journey", () => {
  test("is the five stages with the definitions of the source, in every language", async () => {
    const { stages } = await getJourney(await makeTestOrganisation());
    expect(stages.map(({ key }) => key)).toEqual(["discover", "evaluate", "purchase", "experience", "retain"]);
    for (const { name, definition } of stages) {
      expect(Object.keys(name).sort()).toEqual(["en", "zh-Hans", "zh-Hant"]);
      expect(Object.values(definition).every((text) => text.length >= 5)).toBe(true);
    }
  });

  test("has touchpoints that are no stages: a touchpoint moves, a stage stays", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await createTouchpoint(ctx, { name: { en: "Discover" }, stage: "discover" });
    expect(key).toBe("discover");
    const { stages, touchpoints } = await getJourney(ctx);
    expect(stages.filter((stage) => stage.key === "discover")).toHaveLength(1);
    expect(touchpoints.find((touchpoint) => touchpoint.key === "discover")).toMatchObject({ stage: "discover" });
  });
});

describe("an edit after data", () => {
  test("leaves the old report as it was, and the new one reads by the new map", async () => {
    const ctx = await answered();
    const { version } = await getJourney(ctx);
    const before = await byStage(ctx, { journeyVersion: version });
    expect(report(before)).toEqual({
      Discover: [null, 0],
      Evaluate: [null, 0],
      Purchase: [5, 10],
      Experience: [3, 10],
      Retain: [1, 10],
    });
    expect(report(await byStage(ctx))).toEqual(report(before));

    await moveTouchpoint(ctx, { key: "delivery", stage: "purchase", to: 0 });
    await updateStage(ctx, { key: "retain", name: { en: "Stay" }, definition: { en: "Stays with us" } });
    await moveStage(ctx, { key: "retain", to: 0 });
    await archiveStage(ctx, { key: "experience" });
    await archiveTouchpoint(ctx, { key: "returns" });

    expect(await byStage(ctx, { journeyVersion: version })).toEqual(before);
    expect(report(await byStage(ctx))).toEqual({
      Stay: [1, 10],
      Discover: [null, 0],
      Evaluate: [null, 0],
      Purchase: [4, 20],
    });
    const filtered = await byStage(ctx, { journeyVersion: version, filters: { stage: ["experience"] } });
    expect(filtered.total).toMatchObject({ value: 3, n: 10 });
  });

  test("is a version of its own, with who made it and what it changed", async () => {
    const ctx = await answered();
    await moveTouchpoint(ctx, { key: "delivery", stage: "purchase", to: 0 });
    await updateStage(ctx, { key: "retain", name: { en: "Stay" } });
    const [last, previous] = await listJourneyVersions(ctx);
    expect(last).toMatchObject({
      changes: [{ kind: "stageRenamed", name: { en: "Stay" }, before: { en: "Retain" } }],
    });
    expect(previous?.changes).toEqual([
      {
        kind: "touchpointMoved",
        name: { en: "Delivery" },
        before: expect.objectContaining({ en: "Experience" }),
        stage: expect.objectContaining({ en: "Purchase" }),
      },
    ]);
    expect(last?.version).toBe((previous?.version ?? 0) + 1);
    await updateStage(ctx, { key: "retain", name: { en: "Stay" } });
    expect((await listJourneyVersions(ctx))[0]?.version).toBe(last?.version);
    await expect(inTenant(ctx, (tx) => tx.execute("update journey_versions set version = 99"))).rejects.toThrow();
  });
});

test("stages and touchpoints are put in order, one place at a time or across stages", async () => {
  const ctx = await makeTestOrganisation();
  await createTouchpoint(ctx, { name: { en: "Web shop" }, stage: "purchase" });
  await createTouchpoint(ctx, { name: { en: "Shop" }, stage: "purchase" });
  const inStage = async (stage: string | null) =>
    (await getJourney(ctx)).touchpoints.filter((one) => one.stage === stage).map(({ key }) => key);
  expect(await inStage("purchase")).toEqual(["checkout", "web-shop", "shop"]);
  await moveTouchpoint(ctx, { key: "shop", stage: "purchase", to: 0 });
  expect(await inStage("purchase")).toEqual(["shop", "checkout", "web-shop"]);
  await moveTouchpoint(ctx, { key: "delivery", stage: "purchase", to: 1 });
  expect(await inStage("purchase")).toEqual(["shop", "delivery", "checkout", "web-shop"]);
  await moveTouchpoint(ctx, { key: "delivery", stage: null, to: 0 });
  expect(await inStage(null)).toEqual(["delivery"]);
  await moveStage(ctx, { key: "retain", to: 1 });
  expect((await getJourney(ctx)).stages.map(({ key }) => key)).toEqual([
    "discover",
    "retain",
    "evaluate",
    "purchase",
    "experience",
  ]);
  expect((await getCatalogue(ctx)).touchpoints.map(({ key }) => key)).toEqual([
    "returns",
    "shop",
    "checkout",
    "web-shop",
    "delivery",
  ]);
});

describe("of two who edit the journey at once the second is told, and nothing is lost", () => {
  const outcome = (tried: PromiseSettledResult<unknown>[]) => tried.map(({ status }) => status).sort();
  const refusal = (tried: PromiseSettledResult<unknown>[]) => tried.find((one) => one.status === "rejected")?.reason;

  test("by names and definitions", async () => {
    const ctx = await makeTestOrganisation();
    const stage = (await getJourney(ctx)).stages.find(({ key }) => key === "retain");
    const seen = { name: stage?.name, definition: stage?.definition };
    const update = (name: string) => updateStage(ctx, { key: "retain", name: { en: name }, definition: {}, seen });
    const tried = await Promise.allSettled([update("Stay"), update("Keep")]);
    expect(outcome(tried)).toEqual(["fulfilled", "rejected"]);
    expect(refusal(tried)).toMatchObject({ code: "conflict", reason: "changed_meanwhile", params: { id: "retain" } });
    // Two of one name, too.
    const twins = await Promise.allSettled([1, 2].map(() => createStage(ctx, { name: { en: "Renew" } })));
    expect(outcome(twins)).toEqual(["fulfilled", "rejected"]);
    expect(refusal(twins)).toMatchObject({ code: "conflict" });
  });

  test("by places of stages and touchpoints", async () => {
    const ctx = await makeTestOrganisation();
    const moved = await Promise.allSettled([0, 2].map((to) => moveStage(ctx, { key: "retain", to, seen: { to: 4 } })));
    expect(outcome(moved)).toEqual(["fulfilled", "rejected"]);
    expect(refusal(moved)).toMatchObject({ reason: "changed_meanwhile", params: { id: "retain", field: "to" } });
    const seen = { stage: "experience", to: 0 };
    const placed = await Promise.allSettled(
      ["purchase", "evaluate"].map((stage) => moveTouchpoint(ctx, { key: "delivery", stage, to: 0, seen })),
    );
    expect(outcome(placed)).toEqual(["fulfilled", "rejected"]);
    expect(refusal(placed)).toMatchObject({ reason: "changed_meanwhile", params: { id: "delivery", field: "stage" } });
    // The same move twice is one.
    const now = (await getJourney(ctx)).touchpoints.find(({ key }) => key === "delivery")?.stage ?? null;
    await moveTouchpoint(ctx, { key: "delivery", stage: now, to: 0, seen });
  });

  test("where one puts away what the other moves", async () => {
    const ctx = await makeTestOrganisation();
    await archiveTouchpoint(ctx, { key: "checkout" });
    await archiveStage(ctx, { key: "purchase" });
    await expect(moveTouchpoint(ctx, { key: "delivery", stage: "purchase", to: 0 })).rejects.toMatchObject({
      code: "invalid_state",
    });
    await expect(moveTouchpoint(ctx, { key: "checkout", stage: "retain", to: 0 })).rejects.toMatchObject({
      code: "invalid_state",
    });
    await expect(moveStage(ctx, { key: "purchase", to: 0 })).rejects.toMatchObject({ code: "invalid_state" });
  });
});

test("a stage with touchpoints cannot go; what is archived takes no answers and comes back", async () => {
  const ctx = await makeTestOrganisation();
  await expect(archiveStage(ctx, { key: "purchase" })).rejects.toMatchObject({
    code: "invalid_state",
    reason: "stage_in_use",
    params: { stage: "purchase" },
  });
  await archiveTouchpoint(ctx, { key: "checkout" });
  await archiveStage(ctx, { key: "purchase" });
  const send = () =>
    recordResponses(ctx, {
      source: "app",
      responses: [{ occurredOn: "2026-06-10", touchpoint: "checkout", scores: [{ metric: "csat", value: 5 }] }],
      mode: "api",
    });
  expect((await send()).results[0]).toMatchObject({ status: "rejected", errors: [{ code: "archived" }] });
  await restoreTouchpoint(ctx, { key: "checkout" });
  expect((await getJourney(ctx)).touchpoints.find(({ key }) => key === "checkout")).toMatchObject({ stage: null });
  expect((await send()).accepted).toBe(1);
  await restoreStage(ctx, { key: "purchase" });
  expect((await getJourney(ctx)).stages.filter(({ archivedAt }) => !archivedAt).at(-1)?.key).toBe("purchase");
  await expect(restoreStage(ctx, { key: "purchase" })).rejects.toMatchObject({ code: "invalid_state" });
  await expect(createTouchpoint(ctx, { name: { en: "X" }, stage: "moon" })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("keys are made from names, numbered where there are no Latin letters, and fixed", async () => {
  const ctx = await makeTestOrganisation();
  expect((await createStage(ctx, { name: { en: "After-sales care" } })).key).toBe("after-sales-care");
  expect((await createStage(ctx, { name: { en: "After sales: care" } })).key).toBe("after-sales-care-2");
  expect((await createTouchpoint(ctx, { name: { en: "售后" } })).key).toBe("touchpoint-1");
  await expect(createStage(ctx, { key: "retain", name: { en: "Retain" } })).rejects.toMatchObject({ code: "conflict" });
  await expect(createStage(ctx, { key: "Not A Key", name: { en: "X" } })).rejects.toThrow(/hyphens/);
});

test("only survey administrators and owners edit, each their own organisation's", async () => {
  const [ctx, other] = [await makeTestOrganisation(), await makeTestOrganisation()];
  const as = (roles: MemberRole[]): ServiceContext => ({
    ...ctx,
    actor: { kind: "member", memberId: 1, userId: 1, roles, grants: { canUnmask: false, canSeeCustomers: false } },
  });
  for (const roles of [["employee"], ["cxLeader", "councilMember", "teamMember"]] as MemberRole[][]) {
    await expect(moveStage(as(roles), { key: "retain", to: 0 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getJourney(as(roles))).rejects.toMatchObject({ code: "forbidden" });
    await expect(listJourneyVersions(as(roles))).rejects.toMatchObject({ code: "forbidden" });
  }
  await createStage(as(["surveyAdministrator"]), { key: "care", name: { en: "Care" } });
  await expect(updateStage(other, { key: "care", name: { en: "Mine" } })).rejects.toMatchObject({ code: "not_found" });
});
