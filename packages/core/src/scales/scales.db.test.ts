import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getMeasures, type MeasureQuery } from "../measures/index.ts";
import { changeMetricScale, createMetric, getRegistry } from "../metrics/index.ts";
import { recordResponses } from "../responses/record.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { listTrace } from "../trace/list.ts";
import { archiveScale, createScale, editScale, restoreScale } from "./index.ts";

useTestDatabase();

const days = (month: string, last: string) => ({ from: `2026-${month}-01`, to: `2026-${month}-${last}` });
const [april, may, june] = [days("04", "30"), days("05", "31"), days("06", "30")];

async function record(ctx: ServiceContext, on: string, values: readonly number[], metric = "csat"): Promise<void> {
  const responses = values.map((value) => ({ occurredOn: on, scores: [{ metric, value }] }));
  const { rejected } = await recordResponses(ctx, { source: "app", responses, mode: "api" });
  expect(rejected).toBe(0);
}

async function ask(ctx: ServiceContext, query: Partial<MeasureQuery>) {
  const [result] = await getMeasures(ctx, [{ metric: "csat", period: june, ...query }]);
  if (!result) throw new Error("no result");
  return result;
}

const many = (count: number, value: number) => new Array<number>(count).fill(value);

describe("a scale that was answered", () => {
  test("is forked by an edit: a new id, and the old trend is what it was", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, "2026-04-10", [...many(30, 5), ...many(10, 2)]);
    await record(ctx, "2026-05-10", [...many(20, 4), ...many(20, 3)]);
    const trend = { method: "mean", period: { from: april.from, to: may.to }, grain: "month" as const };
    const before = await ask(ctx, trend);

    const { scale, forked } = await editScale(ctx, { key: "csat-1-5", version: 1, max: 10, labels: {} });
    expect(forked).toBe(true);
    expect(scale).toMatchObject({ key: "csat-1-5", version: 2, min: 1, max: 10 });
    const ids = await inTenant(ctx, async (tx) => (await readCatalogue(tx)).metrics.get("csat")?.measures ?? []);
    expect(ids.map((measure) => measure.scale.version)).toEqual([1, 2]);
    expect(new Set(ids.map((measure) => measure.scale.id)).size).toBe(2);

    await record(ctx, "2026-06-10", [...many(30, 9), ...many(20, 8)]);
    const after = await ask(ctx, trend);
    expect(after.series).toEqual(before.series?.map((point) => traced(point)));
    expect(after.total).toEqual(traced({ measure: before.total }).measure);
    expect(after.breaks).toEqual([]);
  });

  test("breaks a trend that spans both versions, and is never pooled", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, "2026-05-10", many(40, 4));
    await record(ctx, "2026-06-05", many(35, 5));
    await editScale(ctx, { key: "csat-1-5", version: 1, max: 10, labels: {} });
    await record(ctx, "2026-06-20", many(50, 8));

    const { total, series, breaks } = await ask(ctx, {
      method: "mean",
      period: { from: may.from, to: june.to },
      grain: "month",
    });
    expect(total).toMatchObject({ value: 8, n: 50, scale: { version: 2, max: 10 } });
    expect(total.excluded).toEqual([{ reason: "otherScale", count: 75 }]);
    expect(series?.map(({ from, measure }) => [from, measure.scale?.version, measure.value, measure.n])).toEqual([
      ["2026-05-01", 1, 4, 40],
      ["2026-06-01", 1, 5, 35],
      ["2026-06-01", 2, 8, 50],
    ]);
    expect(breaks).toEqual([
      {
        from: "2026-06-01",
        before: expect.objectContaining({ version: 1, max: 5 }),
        after: expect.objectContaining({ version: 2, max: 10 }),
      },
    ]);
    const old = await ask(ctx, { method: "mean", period: { from: may.from, to: june.to }, scale: "csat-1-5@1" });
    expect(old.total).toMatchObject({ n: 75, scale: { version: 1 }, trace: { scale: "csat-1-5@1" } });
    const trace = await listTrace(ctx, {
      query: { metric: "csat", period: june, scale: "csat-1-5@1" },
      limit: 100,
    });
    expect(trace.items.map(({ value }) => value)).toEqual(many(35, 5));
    await expect(ask(ctx, { scale: "csat-1-5@9" })).rejects.toMatchObject({ reason: "unknown_key" });
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("does not compare with itself before the edit; the ease index does, for it is common to all scales of effort", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, "2026-05-15", many(40, 4));
    await record(ctx, "2026-05-15", [...many(20, 4), ...many(20, 5)], "ces");
    await editScale(ctx, { key: "csat-1-5", version: 1, wording: { en: "How happy are you with this?" } });
    await editScale(ctx, { key: "ces-1-7-easy", version: 1, max: 5, direction: "lowerIsBetter", labels: {} });
    await record(ctx, "2026-06-15", many(40, 5));
    await record(ctx, "2026-06-15", [...many(20, 1), ...many(20, 2)], "ces");
    const csat = await ask(ctx, { compare: "previous" });
    expect(csat.total.change).toMatchObject({ verdict: "notComparable", value: null });
    const ces = await ask(ctx, { metric: "ces", compare: "previous" });
    expect(ces.total.value).toBeCloseTo(87.5, 10);
    expect(ces.total.change).toMatchObject({ verdict: "improved", previous: { n: 40 } });
  });

  test("is pooled with the other by the ease index alone, which says so, counts both and traces both", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, "2026-06-05", [...many(20, 4), ...many(20, 7)], "ces");
    await editScale(ctx, { key: "ces-1-7-easy", version: 1, max: 5, direction: "lowerIsBetter", labels: {} });
    await record(ctx, "2026-06-15", [...many(30, 1), ...many(30, 5)], "ces");
    const { total, series, breaks, groups } = await ask(ctx, {
      ...{ metric: "ces", compare: "previous", grain: "month", groupBy: "source" },
    });
    // (20·50 + 20·100 + 30·100 + 30·0) ÷ 100
    expect(total).toMatchObject({ value: 60, n: 100, scale: null, histogram: null, excluded: [], base: "normal" });
    expect(total.pooled?.map(({ scale, n }) => [scale.version, scale.max, n])).toEqual([
      [1, 7, 40],
      [2, 5, 60],
    ]);
    expect(total.interval?.low ?? 100).toBeLessThan(60);
    expect(groups?.find(({ key }) => key === "app")?.measure).toMatchObject({ value: 60, n: 100 });
    expect(series?.map(({ measure }) => [measure.value, measure.n])).toEqual([[60, 100]]);
    expect(breaks).toEqual([]);
    const { metric, period, scale } = total.trace;
    const { items } = await listTrace(ctx, { query: { metric, period, scale }, limit: 200 });
    expect(items).toHaveLength(100);
    expect(new Set(items.map((item) => `${item.value} of ${item.scale?.max}`)).size).toBe(4);
    const fives = await listTrace(ctx, { query: { metric, period, scale }, value: 5, limit: 200 });
    expect(fives.items).toHaveLength(30);
    const old = await ask(ctx, { metric: "ces", scale: "ces-1-7-easy@1" });
    expect(old.total).toMatchObject({ value: 75, n: 40, pooled: null, scale: { version: 1 } });
    await expect(ask(ctx, { scale: "csat-1-5@1,csat-1-5@2" })).rejects.toMatchObject({ reason: "unknown_key" });
  });

  test("is not forked by an edit that changes nothing, nor over somebody else's version", async () => {
    const ctx = await makeTestOrganisation();
    expect(await editScale(ctx, { key: "csat-1-5", version: 1, max: 5 })).toMatchObject({ forked: false });
    await editScale(ctx, { key: "csat-1-5", version: 1, max: 7 });
    await expect(editScale(ctx, { key: "csat-1-5", version: 1, max: 10 })).rejects.toMatchObject({
      code: "conflict",
      reason: "version_newer",
      params: { version: 2 },
    });
  });

  test("cannot be changed in the database by the app's role", async () => {
    const ctx = await makeTestOrganisation();
    const change = inTenant(ctx, (tx) => tx.execute("update scales set max = 10 where key = 'csat-1-5'"));
    await expect(change).rejects.toThrow();
    await expect(change.catch((error: Error) => String(error.cause))).resolves.toContain("permission denied");
  });
});

/** A trace says which version it means as soon as there are two. */
function traced<T extends { measure: { trace: object } }>(point: T): T {
  return { ...point, measure: { ...point.measure, trace: { ...point.measure.trace, scale: "csat-1-5@1" } } };
}

describe("scales that cannot be", () => {
  test.each([
    [{ kind: "nps" as const, min: 1, max: 10 }, "nps_scale", { min: 1, max: 10 }],
    [{ kind: "nps" as const, min: 1, max: 5 }, "nps_scale", { min: 1, max: 5 }],
    [{ kind: "csat" as const, min: 1, max: 1 }, "scale_not_allowed", { min: 1, max: 1 }],
    [{ kind: "csat" as const, min: 0, max: 11 }, "scale_not_allowed", { min: 0, max: 11 }],
    [{ kind: "csat" as const, min: 1, max: 4.5 }, "scale_not_allowed", { min: 1, max: 4.5 }],
  ])("%o are refused with the reason and the values", async (shape, reason, params) => {
    const ctx = await makeTestOrganisation();
    await expect(createScale(ctx, { ...shape, direction: "higherIsBetter" })).rejects.toMatchObject({ reason, params });
  });

  test("an NPS stays on 0 to 10, where more is better, by edit too", async () => {
    const ctx = await makeTestOrganisation();
    const edit = (change: object) => editScale(ctx, { key: "nps-0-10", version: 1, ...change });
    await expect(edit({ min: 1 })).rejects.toMatchObject({ reason: "nps_scale" });
    await expect(edit({ direction: "lowerIsBetter" })).rejects.toMatchObject({ reason: "nps_scale" });
    await expect(
      createMetric(ctx, { name: { en: "Stars" }, kind: "nps", scope: "relationship", scale: "csat-1-5" }),
    ).rejects.toMatchObject({ reason: "nps_scale", params: { min: 1, max: 5 } });
    await expect(changeMetricScale(ctx, { key: "nps", scale: "csat-1-5" })).rejects.toMatchObject({
      reason: "nps_scale",
    });
  });

  test("effort needs its direction, and a label its point", async () => {
    const ctx = await makeTestOrganisation();
    const effort = { kind: "ces" as const, min: 1, max: 7 };
    await expect(createScale(ctx, effort as Parameters<typeof createScale>[1])).rejects.toThrow(/direction/);
    await expect(
      createScale(ctx, { ...effort, direction: "lowerIsBetter", labels: { "8": { en: "Never again" } } }),
    ).rejects.toMatchObject({ reason: "label_off_scale", params: { value: "8" } });
  });

  test("a headline that the new scale cannot say keeps the old one", async () => {
    const ctx = await makeTestOrganisation();
    await expect(editScale(ctx, { key: "csat-1-5", version: 1, max: 3, labels: {} })).rejects.toMatchObject({
      reason: "method_unknown",
      params: { metric: "csat", method: "topTwoBox", accepted: "mean, composite, net" },
    });
  });
});

test("a scale is put away when no metric asks on it, and comes back", async () => {
  const ctx = await makeTestOrganisation();
  const { key } = await createScale(ctx, { kind: "ces", min: 1, max: 7, direction: "lowerIsBetter" });
  expect(key).toBe("ces-1-7-low");
  await expect(archiveScale(ctx, { key: "csat-1-5" })).rejects.toMatchObject({
    reason: "scale_in_use",
    params: { metric: "csat" },
  });
  await archiveScale(ctx, { key });
  const offered = async () => (await getRegistry(ctx)).scales.map((scale) => scale.key);
  expect(await offered()).not.toContain(key);
  await restoreScale(ctx, { key });
  expect(await offered()).toContain(key);
});
