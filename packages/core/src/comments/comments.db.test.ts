import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { editScale } from "../scales/edit.ts";
import { deleteSource } from "../sources/delete.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { countByFilter } from "./count-by-filter.ts";
import { searchComments } from "./search.ts";

useTestDatabase();

const period = { from: "2026-01-01", to: "2026-12-31" };
const say = (text: string, more: object = {}) => ({
  occurredOn: "2026-06-20",
  scores: [{ metric: "nps", value: 3 }],
  comments: [{ text }],
  ...more,
});
const record = (ctx: ServiceContext, responses: unknown[]) =>
  recordResponses(ctx, { source: "app", responses, mode: "api" });
const texts = async (ctx: ServiceContext, words: string, more: object = {}) =>
  (await searchComments(ctx, { words, period, ...more })).items.map(({ text }) => text);

describe("comment search", () => {
  test("finds two Chinese characters in either script, and marks them", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [say("退款太慢了"), say("三個星期了還沒有退款"), say("送货很快")]);
    const page = await searchComments(ctx, { words: "退款", period });
    expect(page.items.map(({ text }) => text).sort()).toEqual(["三個星期了還沒有退款", "退款太慢了"].sort());
    expect(page.count).toBe(2);
    const simplified = page.items.find(({ text }) => text.startsWith("退款"));
    expect(simplified?.hits).toEqual([{ start: 0, end: 2 }]);
    expect(await texts(ctx, "三个星期")).toEqual(["三個星期了還沒有退款"]);
  });

  test("three characters must stand together", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [say("退款流程复杂"), say("退款很快，款流程序另说")]);
    expect(await texts(ctx, "退款流")).toEqual(["退款流程复杂"]);
  });

  test("English words in any case, the last one also as a beginning; nothing to search for finds nothing", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [say("The Refund took weeks"), say("Delivery was quick")]);
    expect(await texts(ctx, "refund wee")).toEqual(["The Refund took weeks"]);
    expect(await texts(ctx, "?!")).toEqual([]);
    expect(await texts(ctx, "")).toHaveLength(2);
    expect(await texts(ctx, "x') or true --")).toEqual([]);
  });

  test("a period that ends before it begins is refused as themes refuse it", async () => {
    const ctx = await makeTestOrganisation();
    const reversed = { from: "2026-07-01", to: "2026-06-01" };
    for (const read of [
      () => searchComments(ctx, { period: reversed }),
      () => countByFilter(ctx, { period: reversed }),
    ])
      await expect(read()).rejects.toMatchObject({ reason: "period_invalid", params: reversed });
  });

  test("what was redacted cannot be found", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [say("write to jo@example.com")]);
    expect(await texts(ctx, "example")).toEqual([]);
    expect(await texts(ctx, "write")).toHaveLength(1);
  });

  test("a filter by score finds what was answered on an earlier version of the scale", async () => {
    const ctx = await makeTestOrganisation();
    const csat = (value: number) => ({ scores: [{ metric: "csat", value }] });
    await record(ctx, [say("before, unhappy", csat(1)), say("before, happy", csat(5))]);
    await editScale(ctx, { key: "csat-1-5", version: 1, max: 7 });
    await record(ctx, [say("after, unhappy", csat(2)), say("after, happy", csat(7))]);
    const found = await texts(ctx, "", { score: { metric: "csat", from: 1, to: 2 } });
    expect(found.toSorted()).toEqual(["after, unhappy", "before, unhappy"]);
  });

  test("a filter by score means the same numbers on versions that begin at different ones", async () => {
    const ctx = await makeTestOrganisation();
    const csat = (value: number) => ({ scores: [{ metric: "csat", value }] });
    await record(ctx, [say("from one: 1", csat(1)), say("from one: 2", csat(2)), say("from one: 5", csat(5))]);
    await editScale(ctx, { key: "csat-1-5", version: 1, min: 0 });
    await record(ctx, [say("from nought: 0", csat(0)), say("from nought: 2", csat(2)), say("from nought: 5", csat(5))]);
    const found = async (from: number, to: number, words = "") => {
      const page = await searchComments(ctx, { words, period, score: { metric: "csat", from, to } });
      expect(page.count).toBe(page.items.length);
      return page.items.map(({ text }) => text).toSorted();
    };
    expect(await found(0, 1)).toEqual(["from nought: 0", "from one: 1"]);
    expect(await found(2, 4)).toEqual(["from nought: 2", "from one: 2"]);
    expect(await found(5, 5, "from")).toEqual(["from nought: 5", "from one: 5"]);
    expect(await found(6, 9)).toEqual([]);
  });

  test("filters by touchpoint, language, segment and score, and pages without gaps or repeats", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [
      ...Array.from({ length: 25 }, (_, place) =>
        say(`slow delivery number ${place}`, {
          touchpoint: "delivery",
          segments: { region: "East" },
          occurredOn: `2026-06-${String((place % 9) + 10)}`,
        }),
      ),
      say("slow checkout", { touchpoint: "checkout", scores: [{ metric: "nps", value: 10 }] }),
      say("结账很慢", { touchpoint: "checkout" }),
    ]);
    expect(await texts(ctx, "slow", { filters: { touchpoint: ["checkout"] } })).toEqual(["slow checkout"]);
    expect(await texts(ctx, "", { filters: { language: ["zh-Hans"] } })).toEqual(["结账很慢"]);
    expect(await texts(ctx, "slow", { score: { metric: "nps", from: 9, to: 10 } })).toEqual(["slow checkout"]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchComments(ctx, {
        words: "slow",
        period,
        filters: { segments: { region: ["East"] } },
        limit: 7,
        cursor,
      });
      seen.push(...page.items.map(({ text }) => text));
      if (!cursor) expect(page.count).toBe(25);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  test("another organisation's comments are never found", async () => {
    const [mine, theirs] = [await makeTestOrganisation(), await makeTestOrganisation()];
    await record(theirs, [say("a secret of theirs")]);
    expect(await texts(mine, "secret")).toEqual([]);
    expect((await searchComments(mine, { words: "secret", period })).count).toBe(0);
  });
});

describe("who is limited to touchpoints", () => {
  const rated = (text: string, elsewhere: number) =>
    say(text, {
      touchpoint: "checkout",
      scores: [
        { metric: "csat", value: 5 },
        { metric: "csat", value: elsewhere, touchpoint: "delivery" },
      ],
    });
  const limitedTo = async (ctx: ServiceContext, key: string): Promise<ServiceContext> => {
    const { touchpoints } = await inTenant(ctx, readCatalogue);
    return { ...ctx, touchpoints: [touchpoints.get(key)?.id ?? 0] };
  };
  const unhappy = { score: { metric: "csat", from: 1, to: 2 } };

  test("learns nothing of scores at the others from a filter by score", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [rated("the tills are fine", 1), rated("the tills are fast", 5)]);
    expect(await texts(ctx, "", unhappy)).toEqual(["the tills are fine"]);
    const limited = await limitedTo(ctx, "checkout");
    expect(await texts(limited, "", unhappy)).toEqual([]);
    expect(await texts(limited, "", { score: { metric: "csat", from: 5, to: 5 } })).toHaveLength(2);
    expect(await searchComments(limited, { words: "", period, ...unhappy })).toMatchObject({ count: 0 });
  });

  test("counts all of their own, however many others hold the words", async () => {
    const ctx = await makeTestOrganisation();
    const elsewhere = Array.from({ length: 1000 }, (_, place) => say(`late ${place}`, { touchpoint: "delivery" }));
    await record(ctx, elsewhere);
    await record(ctx, [...elsewhere.slice(0, 5), say("late once", { touchpoint: "checkout" })]);
    const limited = await limitedTo(ctx, "checkout");
    const ever = { from: "1970-01-01", to: "2999-12-31" };
    expect(await searchComments(limited, { words: "late", period: ever })).toMatchObject({ count: 1 });
  });
});

test("a count up to its cap is of comments that count, over all time as well", async () => {
  const ctx = await makeTestOrganisation();
  await recordResponses(ctx, {
    source: "shop-survey",
    mode: "api",
    responses: Array.from({ length: 1000 }, (_, place) => say(`late ${place}`)),
  });
  await deleteSource(ctx, { source: "shop-survey" });
  await record(ctx, [say("late once"), say("late twice")]);
  const ever = { from: "1970-01-01", to: "2999-12-31" };
  expect(await searchComments(ctx, { words: "late", period: ever })).toMatchObject({ count: 2, countIsCapped: false });
});
