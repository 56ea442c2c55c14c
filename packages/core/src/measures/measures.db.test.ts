import { channels } from "@heard/db/schema/sources";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { forgetCatalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { updateOrganisation } from "../organisations/update.ts";
import { recordResponses } from "../responses/record.ts";
import { foldAll } from "../rollups/fold.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { listTrace } from "../trace/list.ts";
import { getMeasures } from "./get.ts";
import { addDays, bucketsOf } from "./rules.ts";
import type { MeasureQuery } from "./schema.ts";

useTestDatabase();

const june = { from: "2026-06-01", to: "2026-06-30" };
type Answer = {
  metric?: string;
  value: number;
  on?: string;
  touchpoint?: string;
  channel?: string;
  region?: string;
  language?: string;
};

async function record(ctx: ServiceContext, answers: readonly Answer[]): Promise<void> {
  const responses = answers.map(
    ({ metric = "nps", value, on = "2026-06-15", touchpoint, channel, region, language }) => ({
      occurredOn: on,
      touchpoint,
      channel,
      language,
      ...(region ? { segments: { region } } : {}),
      scores: [{ metric, value }],
    }),
  );
  for (let start = 0; start < responses.length; start += 1000) {
    const result = await recordResponses(ctx, {
      source: "app",
      responses: responses.slice(start, start + 1000),
      mode: "api",
    });
    expect(result.rejected, JSON.stringify(result.results.find(({ status }) => status === "rejected"))).toBe(0);
  }
}

const one = async (ctx: ServiceContext, query: MeasureQuery) => {
  const [result] = await getMeasures(ctx, [query]);
  if (!result) throw new Error("no result");
  return result;
};
const times = (count: number, answer: Answer): Answer[] => new Array<Answer>(count).fill(answer);

/** Every set of ten answers from 1 to 5 with sum 35 and exactly five of 4 or 5. */
function setsOfTen(): number[][] {
  const grow = (set: number[]): number[][] => {
    if (set.length === 10) {
      const sum = set.reduce((total, value) => total + value, 0);
      return sum === 35 && set.filter((value) => value >= 4).length === 5 ? [set] : [];
    }
    return [1, 2, 3, 4, 5].filter((value) => value >= (set.at(-1) ?? 1)).flatMap((value) => grow([...set, value]));
  };
  return grow([]);
}

describe("measures", () => {
  test("the worked examples: T1 three ways, T6, T2 equal to T5", async () => {
    const ctx = await makeTestOrganisation();
    await record(
      ctx,
      [5, 4, 3, 5, 4].map((value) => ({ metric: "csat", value })),
    );
    await record(
      ctx,
      [10, 10, 9, 9, 9, 8, 8, 7, 3, 6].map((value) => ({ value })),
    );
    await record(
      ctx,
      [6, 5, 4, 4, 3].map((value) => ({ metric: "ces", value })),
    );
    const csat = async (method: string) => (await one(ctx, { metric: "csat", method, period: june })).total;
    expect((await csat("mean")).value).toBeCloseTo(4.2, 10);
    expect((await csat("composite")).value).toBeCloseTo(0.84, 10);
    expect((await csat("topTwoBox")).value).toBeCloseTo(0.8, 10);
    expect(await csat("topTwoBox")).toMatchObject({ n: 5, base: "lowBase", scope: "transaction", unit: "share" });
    expect((await one(ctx, { metric: "nps", period: june })).total).toMatchObject({
      value: 30,
      n: 10,
      method: "nps",
      unit: "points",
    });
    expect((await one(ctx, { metric: "ces", period: june })).total.value).toBeCloseTo(56.667, 2);
  });

  test("all twelve sets of ten answers that sum to 35 with five satisfied: 70 %, 50 %, 3.5, by name of the method", async () => {
    const ctx = await makeTestOrganisation();
    const sets = setsOfTen();
    expect(sets).toHaveLength(12);
    await inTenant(ctx, (tx) =>
      tx
        .insert(channels)
        .values(
          sets.map((_, place) => ({ orgId: ctx.organisation.id, key: `set-${place}`, name: { en: `${place}` } })),
        ),
    );
    forgetCatalogue(ctx.organisation.id);
    await record(
      ctx,
      sets.flatMap((values, place) => values.map((value) => ({ metric: "csat", value, channel: `set-${place}` }))),
    );
    for (const [method, expected] of Object.entries({ composite: 0.7, topTwoBox: 0.5, mean: 3.5 })) {
      const { groups } = await one(ctx, { metric: "csat", method, period: june, groupBy: "channel" });
      const own = groups?.filter(({ key }) => key?.startsWith("set-")) ?? [];
      expect(own.map(({ measure }) => [measure.method, measure.value, measure.n])).toEqual(
        sets.map(() => [method, expected, 10]),
      );
    }
  });

  test("no answers are null, never 0; fewer than five are withheld with the rule", async () => {
    const ctx = await makeTestOrganisation();
    expect((await one(ctx, { metric: "nps", period: june })).total).toMatchObject({
      value: null,
      n: 0,
      interval: null,
      base: "none",
    });
    await record(ctx, times(4, { value: 9 }));
    expect((await one(ctx, { metric: "nps", period: june })).total).toMatchObject({
      value: null,
      n: 4,
      interval: null,
      histogram: null,
      base: "withheld",
      withheld: { reason: "belowMinimum", minimum: 5 },
    });
    expect((await one(ctx, { metric: "responses", period: june })).total).toMatchObject({ value: 4, n: 4 });
  });

  test("a change is a word from a corrected test; too few answers have no word of change", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [...times(120, { value: 9 }), ...times(80, { value: 3 })]);
    await record(ctx, [...times(80, { value: 9, on: "2026-05-15" }), ...times(120, { value: 3, on: "2026-05-15" })]);
    const { total, comparedWith } = await one(ctx, { metric: "nps", period: june, compare: "previous" });
    expect(comparedWith).toEqual({ from: "2026-05-02", to: "2026-05-31" });
    expect(total.change).toMatchObject({
      value: 40,
      verdict: "improved",
      previous: { value: -20, n: 200 },
      family: { size: 1, procedure: "single" },
    });
    await record(ctx, [
      ...times(22, { value: 9, touchpoint: "checkout" }),
      ...times(22, { value: 3, touchpoint: "checkout", on: "2026-05-15" }),
    ]);
    const grouped = await one(ctx, { metric: "nps", period: june, compare: "previous", groupBy: "touchpoint" });
    const word = (key: string | null) => grouped.groups?.find((group) => group.key === key)?.measure.change?.verdict;
    expect(word("checkout")).toBe("tooFewAnswers");
    expect(word("delivery")).toBe("tooFewAnswers");
    expect(word(null)).toBe("improved");
    expect(grouped.total.change).toBeNull();
  });

  test("periods that share days share answers, and no test of two samples judges those", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [...times(40, { value: 9 }), ...times(40, { value: 2, on: "2026-05-15" })]);
    const change = async (compare: { from: string; to: string }) =>
      (await one(ctx, { metric: "nps", period: { from: "2026-05-20", to: "2026-06-30" }, compare })).total.change;
    const shared = await change({ from: "2026-05-01", to: "2026-06-20" });
    expect(shared).toMatchObject({ verdict: "notComparable", value: null, interval: null, previous: { n: 80 } });
    expect(await change({ from: "2026-05-01", to: "2026-05-19" })).toMatchObject({ verdict: "improved" });
  });

  test("a breakdown adds up to its total in every class of reading, folded or not", async () => {
    const ctx = await makeTestOrganisation();
    const answers = Array.from(
      { length: 120 },
      (_, place): Answer => ({
        value: place % 11,
        on: `2026-0${(place % 3) + 4}-${String((place % 27) + 1).padStart(2, "0")}`,
        touchpoint: ["checkout", "delivery", undefined][place % 3],
        channel: ["shop", "app"][place % 2],
        region: ["East", "West", undefined][place % 3],
        language: ["en", "zh-Hans"][place % 2],
      }),
    );
    await record(ctx, answers.slice(0, 60));
    await foldAll(ctx);
    await record(ctx, answers.slice(60));
    const period = { from: "2026-04-10", to: "2026-06-20" };
    const counted = (wanted: (answer: Answer) => boolean) =>
      answers.filter((answer) => wanted(answer) && (answer.on ?? "") >= period.from && (answer.on ?? "") <= period.to)
        .length;
    const n = async (query: Omit<MeasureQuery, "metric" | "period">) =>
      (await one(ctx, { metric: "nps", period, ...query })).total.n;
    expect(await n({})).toBe(counted(() => true));
    expect(await n({ filters: { touchpoint: ["checkout"] } })).toBe(
      counted(({ touchpoint }) => touchpoint === "checkout"),
    );
    expect(await n({ filters: { stage: ["purchase"], channel: ["shop"] } })).toBe(
      counted(({ touchpoint, channel }) => touchpoint === "checkout" && channel === "shop"),
    );
    expect(await n({ filters: { channel: ["app"], segments: { region: ["East"] } } })).toBe(
      counted(({ channel, region }) => channel === "app" && region === "East"),
    );
    for (const groupBy of ["touchpoint", "stage", "channel", "language", "mode", "source", "segment:region"] as const) {
      for (const filters of [{}, { channel: ["shop"] }, { channel: ["shop"], segments: { region: ["West"] } }]) {
        const { total, groups, series } = await one(ctx, { metric: "nps", period, groupBy, filters, grain: "week" });
        expect(
          groups?.reduce((sum, { measure }) => sum + measure.n, 0),
          `${groupBy} ${JSON.stringify(filters)}`,
        ).toBe(total.n);
        expect(series?.reduce((sum, { measure }) => sum + measure.n, 0)).toBe(total.n);
      }
    }
    expect(
      (await one(ctx, { metric: "responses", period, filters: { channel: ["app"], segments: { region: ["East"] } } }))
        .total.n,
    ).toBe(counted(({ channel, region }) => channel === "app" && region === "East"));
  });

  test("quarters begin with the organisation's year, in every class of reading, and are those of the screen", async () => {
    const ctx = await makeTestOrganisation();
    await updateOrganisation(ctx, { yearStartMonth: 2 });
    const days = Array.from({ length: 24 }, (_, week) => addDays("2025-12-31", 7 * week));
    const answers = days.map(
      (on, place): Answer => ({ value: 9, on, channel: ["shop", "app"][place % 2], region: "East" }),
    );
    await record(ctx, answers);
    const period = { from: "2025-12-20", to: "2026-06-20" };
    const expected = (wanted: (answer: Answer) => boolean) =>
      bucketsOf(period, "quarter", 2).map(({ key, from, to }) => [
        key,
        answers.filter((answer) => wanted(answer) && (answer.on ?? "") >= from && (answer.on ?? "") <= to).length,
      ]);
    expect(expected(() => true).map(([key]) => key)).toEqual(["2025-11-01", "2026-02-01", "2026-05-01"]);
    for (const folded of [false, true]) {
      if (folded) await foldAll(ctx);
      for (const [filters, wanted] of [
        [{}, () => true],
        [{ channel: ["shop"], mode: ["api"] }, ({ channel }) => channel === "shop"],
        [{ channel: ["app"], segments: { region: ["East"] } }, ({ channel }) => channel === "app"],
      ] as [MeasureQuery["filters"], (answer: Answer) => boolean][]) {
        const { series } = await one(ctx, { metric: "nps", period, filters, grain: "quarter" });
        expect(series?.map(({ from, measure }) => [from, measure.n])).toEqual(expected(wanted));
      }
    }
  });

  test("the trace lists exactly the answers that a number counts", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [
      ...times(30, { value: 9, channel: "shop" }),
      ...times(12, { value: 2, channel: "app", region: "East" }),
    ]);
    for (const filters of [{}, { channel: ["app"] }, { channel: ["app"], segments: { region: ["East"] } }]) {
      const { total } = await one(ctx, { metric: "nps", period: june, filters });
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await listTrace(ctx, { query: { metric: "nps", period: june, filters }, limit: 8, cursor });
        seen.push(...page.items.map(({ value }) => value ?? Number.NaN));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toHaveLength(total.n);
      expect(Array.from({ length: 11 }, (_, score) => seen.filter((value) => value === score).length)).toEqual(
        total.histogram,
      );
    }
  });

  test("who is limited to touchpoints gets their answers and the sum of those, folded or not, and nothing of the rest", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [
      ...times(6, { value: 9, touchpoint: "checkout", channel: "shop" }),
      ...times(7, { value: 3, touchpoint: "delivery", channel: "app" }),
      ...times(8, { value: 10 }),
    ]);
    const { touchpoints } = await inTenant(ctx, readCatalogue);
    const limited = { ...ctx, touchpoints: [touchpoints.get("checkout")?.id ?? 0] };
    const seen = async (query: Partial<MeasureQuery>) => {
      const { total, groups, series } = await one(limited, { metric: "nps", period: june, ...query });
      const answered = (groups ?? []).filter(({ measure }) => measure.n > 0);
      return {
        total: [total.n, total.value],
        groups: answered.map(({ key, measure: { n } }) => [key, n]),
        days: series?.map(({ measure: { n } }) => n) ?? null,
      };
    };
    const filters = { touchpoint: ["checkout", "delivery"] };
    const own = (key: string) => ({ total: [6, 100], groups: [[key, 6]], days: null });
    for (const folded of [false, true]) {
      if (folded) await foldAll(ctx);
      expect(await seen({ groupBy: "touchpoint" })).toEqual(own("checkout"));
      expect(await seen({ groupBy: "stage" })).toEqual(own("purchase"));
      expect(await seen({ groupBy: "channel", filters })).toEqual(own("shop"));
      expect(await seen({ filters, grain: "month" })).toEqual({ total: [6, 100], groups: [], days: [6] });
    }
  });

  test("refuses what cannot be answered, naming it", async () => {
    const ctx = await makeTestOrganisation();
    const ask = (query: Partial<MeasureQuery>) => getMeasures(ctx, [{ metric: "nps", period: june, ...query }]);
    await expect(ask({ metric: "happiness" })).rejects.toMatchObject({
      reason: "unknown_key",
      params: { what: "metric", value: "happiness" },
    });
    await expect(ask({ method: "mean" })).rejects.toMatchObject({ reason: "method_unknown" });
    await expect(ask({ filters: { touchpoint: ["moon"] } })).rejects.toMatchObject({ reason: "unknown_key" });
    await expect(ask({ period: { from: "2026-07-01", to: "2026-06-01" } })).rejects.toMatchObject({
      reason: "period_invalid",
    });
    await expect(getMeasures({ ...ctx, touchpoints: [1] }, [{ metric: "nps", period: june }])).rejects.toMatchObject({
      code: "forbidden",
      reason: "total_refused",
    });
  });
});

describe("a touchpoint without answers", () => {
  test("is one that nothing listens to, or one that was quiet in the period", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, times(6, { value: 9, touchpoint: "checkout" }));
    // Once, long ago, of another metric: it is listened to.
    await record(ctx, [{ metric: "csat", value: 4, touchpoint: "delivery", on: "2024-01-15" }]);
    const listened = async (groupBy: "touchpoint" | "stage" | "channel", more: Partial<MeasureQuery> = {}) => {
      const { groups } = await one(ctx, { metric: "nps", period: june, groupBy, ...more });
      return Object.fromEntries((groups ?? []).map(({ key, hasListeningPath }) => [key, hasListeningPath]));
    };
    for (const folded of [false, true]) {
      if (folded) await foldAll(ctx);
      expect(await listened("touchpoint")).toEqual({ checkout: true, delivery: true, returns: false });
      expect(await listened("stage")).toEqual({
        ...{ discover: false, evaluate: false, purchase: true, experience: true, retain: false },
      });
      expect(await listened("touchpoint", { filters: { channel: ["shop"] } })).toMatchObject({
        ...{ checkout: true, returns: false },
      });
    }
    expect(Object.values(await listened("channel"))).not.toContain(false);
  });
});
