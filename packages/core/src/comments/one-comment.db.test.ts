import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { correctComments } from "../readings/index.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { recordComments, workOnReadings } from "../testing/readings.ts";
import { createTheme } from "../themes/index.ts";
import { countByFilter } from "./count-by-filter.ts";
import { getComment } from "./get.ts";
import { searchComments } from "./search.ts";

useTestDatabase();

const period = { from: "2026-06-01", to: "2026-06-30" };
type Query = Omit<Parameters<typeof countByFilter>[1], "period">;

async function withComments() {
  const ctx = await makeTestOrganisation();
  await createTheme(ctx, { key: "speed", name: { en: "Speed" }, rule: "slow OR fast OR 慢" });
  await createTheme(ctx, { key: "price", name: { en: "Price" }, rule: "price" });
  await recordComments(ctx, ["so slow, terrible", "terrible price", "great, so fast"], { touchpoint: "checkout" });
  await recordComments(ctx, ["太慢了，很失望", "slow, and what a terrible price"], { touchpoint: "delivery" });
  await workOnReadings(ctx);
  return ctx;
}

describe("counts beside filters", () => {
  test("say how many comments choosing a value would show, whatever else is chosen", async () => {
    const ctx = await withComments();
    const narrowings: Query[] = [
      {},
      { words: "terrible" },
      { themes: ["speed"] },
      { sentiments: ["negative"] },
      { themes: ["price"], sentiments: ["negative"], filters: { touchpoint: ["delivery"] } },
      { filters: { language: ["en"], touchpoint: ["checkout"] }, score: { metric: "csat", from: 3, to: 3 } },
    ];
    const found = async (query: Query) => (await searchComments(ctx, { period, ...query })).count;
    for (const query of narrowings) {
      const counts = await countByFilter(ctx, { period, ...query });
      if (!counts) throw new Error("not counted");
      const { filters = {} } = query;
      for (const { key, count } of counts.themes) expect(await found({ ...query, themes: [key] })).toBe(count);
      for (const [sentiment, count] of Object.entries(counts.sentiments))
        expect(await found({ ...query, sentiments: [sentiment as "mixed"] })).toBe(count);
      for (const { key, count } of counts.touchpoints)
        expect(await found({ ...query, filters: { ...filters, touchpoint: [key ?? ""] } })).toBe(count);
      for (const { key, count } of counts.languages)
        expect(await found({ ...query, filters: { ...filters, language: [key ?? ""] } })).toBe(count);
    }
    expect(await countByFilter(ctx, { period })).toEqual({
      themes: [
        { key: "speed", count: 4 },
        { key: "price", count: 2 },
      ],
      sentiments: { negative: 4, neutral: 0, mixed: 0, positive: 1 },
      touchpoints: [
        { key: "checkout", count: 3 },
        { key: "delivery", count: 2 },
      ],
      languages: [
        { key: "en", count: 4 },
        { key: "zh-Hans", count: 1 },
      ],
    });
  });

  test("take each comment by its own sentiment, where one response holds two of opposite tone, and by a person's word first", async () => {
    const ctx = await makeTestOrganisation();
    const [responseId = ""] = await recordComments(ctx, [
      [{ text: "so slow, terrible, I hate it" }, { text: "great, I love it" }],
    ]);
    await workOnReadings(ctx);
    const found = async (sentiment: "negative" | "positive" | "mixed") =>
      (await searchComments(ctx, { period, sentiments: [sentiment] })).items.map(({ text }) => text);
    expect([await found("negative"), await found("positive"), await found("mixed")]).toEqual([
      ["so slow, terrible, I hate it"],
      ["great, I love it"],
      [],
    ]);
    const counts = async () => (await countByFilter(ctx, { period }))?.sentiments;
    expect(await counts()).toEqual({ negative: 1, neutral: 0, mixed: 0, positive: 1 });
    await correctComments(ctx, { comments: [{ responseId, item: 1 }], sentiment: "mixed" });
    expect([await found("positive"), await found("mixed")]).toEqual([[], ["great, I love it"]]);
    expect(await counts()).toEqual({ negative: 1, neutral: 0, mixed: 1, positive: 0 });
    await correctComments(ctx, { comments: [{ responseId, item: 1 }], sentiment: null });
    expect(await counts()).toEqual({ negative: 1, neutral: 0, mixed: 0, positive: 1 });
  });

  test("count nothing of another organisation, and of a limited member's touchpoints alone", async () => {
    const ctx = await withComments();
    const empty = { themes: [], touchpoints: [], languages: [] };
    expect(await countByFilter(await makeTestOrganisation(), { period })).toMatchObject(empty);
    const { touchpoints } = await inTenant(ctx, readCatalogue);
    const limited: ServiceContext = { ...ctx, touchpoints: [touchpoints.get("delivery")?.id ?? 0] };
    expect(await countByFilter(limited, { period })).toMatchObject({
      themes: [
        { key: "speed", count: 2 },
        { key: "price", count: 1 },
      ],
      sentiments: { negative: 2, positive: 0 },
      touchpoints: [{ key: "delivery", count: 2 }],
    });
  });
});

describe("one comment", () => {
  test("comes whole: what was read and why, and what people said of that, newest first", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, { key: "speed", name: { en: "Speed" }, rule: "slow" });
    const [responseId = ""] = await recordComments(ctx, ["so slow, write to jo@example.com"]);
    expect(await getComment(ctx, { responseId, item: 0 })).toMatchObject({ reading: null, readBy: null, words: [] });
    await workOnReadings(ctx);
    const comments = [{ responseId, item: 0 }];
    await correctComments(ctx, { comments, sentiment: "mixed" });
    await correctComments(ctx, { comments, themes: [{ theme: "speed", isMentioned: false }] });
    await correctComments(ctx, { comments, sentiment: null });
    const { words, ...comment } = await getComment(ctx, { responseId, item: 0 });
    expect(comment).toMatchObject({
      ...{ text: "so slow, write to ⟦email⟧", redactions: 1, answers: [], touchpoint: "checkout" },
      reading: { sentiment: "negative", themes: [], isCorrected: true },
      readBy: { model: 1, themes: 1 },
      scores: [{ metric: "csat", value: 3 }],
    });
    const sentiment = { what: "sentiment", theme: null, readAs: "negative", by: null };
    expect(words).toEqual([
      { ...sentiment, value: null, madeAt: ctx.now(), replacedAt: null },
      {
        what: "theme",
        theme: "speed",
        value: "notMentioned",
        readAs: "mentioned",
        by: null,
        madeAt: ctx.now(),
        replacedAt: null,
      },
      { ...sentiment, value: "mixed", madeAt: ctx.now(), replacedAt: ctx.now() },
    ]);
  });

  test("of another organisation, or at a touchpoint that its reader does not see, is not found", async () => {
    const ctx = await makeTestOrganisation();
    const [responseId = ""] = await recordComments(ctx, ["so slow"]);
    const { touchpoints } = await inTenant(ctx, readCatalogue);
    const limited: ServiceContext = { ...ctx, touchpoints: [touchpoints.get("delivery")?.id ?? 0] };
    for (const one of [await makeTestOrganisation(), limited])
      await expect(getComment(one, { responseId, item: 0 })).rejects.toMatchObject({ code: "not_found" });
    await expect(getComment(ctx, { responseId, item: 1 })).rejects.toMatchObject({ code: "not_found" });
  });
});
