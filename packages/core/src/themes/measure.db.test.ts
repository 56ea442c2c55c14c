import { metrics } from "@heard/db/schema/metrics";
import { useTestDatabase } from "@heard/db/testing";
import { histogramFromScores, nps, npsScale } from "@heard/metrics";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { forgetCatalogue, readCatalogue } from "../catalogue/queries.ts";
import { searchComments } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { makeExport } from "../exports/index.ts";
import { valuesIn } from "../measures/rules.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { workOnReadings } from "../testing/readings.ts";
import { archiveTheme } from "./archive.ts";
import { createTheme } from "./create.ts";
import { measureThemes } from "./measure.ts";
import { mergeTheme } from "./merge.ts";
import type { MeasureThemesInput } from "./schema.ts";
import { updateTheme } from "./update.ts";

useTestDatabase();

const june = { from: "2026-06-01", to: "2026-06-30" };
/** What people wrote, again and again, and the score that came with it. */
const said = [
  ["The delivery was terribly slow", 2],
  ["送货太慢了，很失望", 3],
  ["Great, so fast!", 10],
  ["The clerk was kind", 9],
  ["The clerk was rude, and it was slow", 1],
  ["Nothing to add", 7],
] as const;
const rounds = 36;
const scoreOf = (place: number, score: number) => Math.max(0, Math.min(10, score + (place % 3) - 1));

async function withAnswers(): Promise<{ ctx: ServiceContext; scores: { text: string; score: number }[] }> {
  const ctx = await makeTestOrganisation();
  await createTheme(ctx, { key: "service", name: { en: "Service" }, rule: "service" });
  await createTheme(ctx, { key: "speed", name: { en: "Speed" }, rule: "slow OR fast OR 慢", parent: "service" });
  await createTheme(ctx, { key: "clerk", name: { en: "Clerk" }, rule: "clerk", parent: "service" });
  await createTheme(ctx, { key: "rare", name: { en: "Rare" }, rule: "never" });
  const scores = Array.from({ length: rounds }, (_, place) =>
    said.map(([text, score]) => ({ text, score: scoreOf(place, score) })),
  ).flat();
  const responses = scores.map(({ text, score }, place) => ({
    ...{ occurredOn: "2026-06-10", touchpoint: place % 4 === 0 ? "delivery" : "checkout" },
    ...{ scores: [{ metric: "nps", value: score }], comments: [{ text }] },
  }));
  // Whoever scores without a comment is no part of any impact.
  await recordResponses(ctx, { source: "app", mode: "api", responses });
  await recordResponses(ctx, {
    ...{ source: "app", mode: "api" as const },
    responses: [
      { occurredOn: "2026-06-10", touchpoint: "checkout", scores: [{ metric: "nps", value: 0 }], comments: [] },
    ],
  });
  await workOnReadings(ctx);
  return { ctx, scores };
}

const npsOf = (scores: readonly { score: number }[]) =>
  nps(
    histogramFromScores(
      npsScale,
      scores.map(({ score }) => score),
    ),
  ) ?? Number.NaN;

describe("themes", () => {
  test("their impact is the score less the score without them, recomputed from the answers", async () => {
    const { ctx, scores } = await withAnswers();
    const report = await measureThemes(ctx, { period: june, metric: "nps" });
    expect(report.overall).toMatchObject({ n: scores.length });
    expect(report.overall?.value).toBeCloseTo(npsOf(scores), 9);
    const impactOf = (key: string) => report.themes.find((theme) => theme.key === key)?.impact;
    const without = (words: RegExp) => npsOf(scores) - npsOf(scores.filter(({ text }) => !words.test(text)));
    for (const [key, words] of [
      ["speed", /slow|fast|慢/],
      ["clerk", /clerk/],
      ["service", /slow|fast|慢|clerk/],
    ] as const) {
      const impact = impactOf(key);
      if (!impact || !("value" in impact)) throw new Error(`${key} has no impact`);
      expect(Math.abs(impact.value - without(words))).toBeLessThan(1e-9);
      expect(impact.interval.low).toBeLessThan(impact.value);
      expect(impact.interval.high).toBeGreaterThan(impact.value);
    }
    expect(impactOf("rare")).toBeNull();
  });

  test("a report is made again as of its instant, impacts and intervals included, after its themes were changed, merged and put away", async () => {
    const { ctx } = await withAnswers();
    const later = (hours: number): ServiceContext => ({
      ...ctx,
      now: () => new Date(ctx.now().getTime() + hours * 3_600_000),
    });
    const asked = { period: june, metric: "nps", filters: { touchpoint: ["checkout"] } };
    const { counted: _, ...first } = await measureThemes(ctx, asked);
    expect(first.themes.filter(({ impact }) => impact && "value" in impact).length).toBeGreaterThanOrEqual(3);
    await updateTheme(later(1), { key: "speed", rule: "kind", name: { en: "Pace" } });
    await mergeTheme(later(2), { key: "clerk", into: "speed" });
    await archiveTheme(later(3), { key: "rare" });
    await workOnReadings(later(4));
    const now = await measureThemes(ctx, asked);
    expect(now.themes.map(({ key }) => key)).not.toEqual(first.themes.map(({ key }) => key));
    const asOf = later(0.5).now().toISOString();
    expect(await measureThemes(ctx, { ...asked, asOf })).toEqual({ ...first, counted: true });
    expect(await measureThemes(ctx, { ...asked, asOf: later(5).now().toISOString() })).toEqual({
      ...now,
      counted: true,
    });
    // Before anything was read there is nothing to say.
    expect(await measureThemes(ctx, { ...asked, asOf: later(-1).now().toISOString() })).toMatchObject({
      ...{ overall: null, themes: [] },
      comments: { negative: 0, neutral: 0, mixed: 0, positive: 0 },
    });
  });

  test("each count, each way it is spoken of, opens to as many comments", async () => {
    const { ctx } = await withAnswers();
    for (const filters of [{}, { touchpoint: ["delivery"] }]) {
      const { themes, comments } = await measureThemes(ctx, { period: june, filters });
      const countOf = async (more: object) =>
        (await searchComments(ctx, { words: "", period: june, filters, ...more })).count;
      for (const sentiment of ["negative", "neutral", "mixed", "positive"] as const) {
        expect(await countOf({ sentiments: [sentiment] })).toBe(comments[sentiment]);
        for (const { key, counts } of themes)
          expect(await countOf({ themes: [key], sentiments: [sentiment] }), `${key} ${sentiment}`).toBe(
            counts[sentiment],
          );
      }
      for (const { key, n } of themes) expect(await countOf({ themes: [key] })).toBe(n);
    }
  });

  test("a comment says what it speaks of, the particular theme alone, and where", async () => {
    const { ctx } = await withAnswers();
    const { items } = await searchComments(ctx, { words: "rude", period: june, limit: 1 });
    expect(items[0]?.reading).toMatchObject({
      isCorrected: false,
      themes: [
        { key: "clerk", foundBy: "rule", spans: [{ start: 4, end: 9 }] },
        { key: "speed", foundBy: "rule", spans: [{ start: 31, end: 35 }] },
      ],
    });
  });

  test("too few mentions have no impact, and one response with several scores asks for a touchpoint", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, { key: "speed", name: { en: "Speed" }, rule: "slow" });
    await recordResponses(ctx, {
      ...{ source: "app", mode: "api" as const },
      responses: ["so slow", "fine"].map((text) => ({
        ...{ occurredOn: "2026-06-10", touchpoint: "checkout", comments: [{ text }] },
        scores: [{ metric: "nps", value: 4 }],
      })),
    });
    await workOnReadings(ctx);
    const { themes, overall } = await measureThemes(ctx, { period: june, metric: "nps" });
    expect(overall).toBeNull();
    expect(themes[0]?.impact).toEqual({ withheld: { mentions: 1, others: 1, least: 30 } });
    await expect(searchComments(ctx, { period: june, themes: ["nowhere"] })).rejects.toMatchObject({
      reason: "unknown_key",
      params: { what: "theme", value: "nowhere" },
    });
  });

  test("another organisation has none of it, and whoever sees one touchpoint sees what was said there", async () => {
    const { ctx } = await withAnswers();
    const other = await makeTestOrganisation();
    expect((await measureThemes(other, { period: june })).themes).toEqual([]);
    const at = await measureThemes(ctx, { period: june, filters: { touchpoint: ["delivery"] }, metric: "nps" });
    const delivery = (await inTenant(ctx, readCatalogue)).touchpoints.get("delivery");
    const limited = await measureThemes({ ...ctx, touchpoints: [delivery?.id ?? 0] }, { period: june, metric: "nps" });
    expect(limited).toEqual(at);
  });
});

test("the table leaves with what judges every number, and each address opens exactly the comments of its count", async () => {
  const { ctx } = await withAnswers();
  const asked = { period: june, filters: { touchpoint: ["checkout"] }, metric: "nps" };
  const report = await measureThemes(ctx, asked);
  const { name, about, rows } = await exported(ctx, asked);
  expect(name).toMatch(/-themes-nps-2026-06-01-2026-06-30\.csv$/);
  expect(Number(about.get("Value"))).toBeCloseTo(report.overall?.value ?? Number.NaN, 6);
  expect(Number(about.get("95% interval, low"))).toBeCloseTo(report.overall?.interval?.low ?? Number.NaN, 6);
  expect(about.get("Method")).toBe("NPS");
  expect(rows.map((row) => row.Key)).toEqual(report.themes.map(({ key }) => key));
  for (const { key, n, counts, impact } of report.themes) {
    const row = rows.find((one) => one.Key === key) ?? {};
    expect([row.n, row.Negative, row.Positive].map(Number)).toEqual([n, counts.negative, counts.positive]);
    if (impact && "value" in impact) {
      expect(Number(row.Impact)).toBeCloseTo(impact.value, 6);
      expect(Number(row["95% interval, low"])).toBeCloseTo(impact.interval.low, 6);
      expect(row["n with a score"]).toBe(String(impact.n));
    } else expect(row.Impact).toBe("");
    if (n === 0) continue;
    const { pathname, searchParams } = new URL(String(row.Address));
    expect(pathname).toBe("/acme/comments");
    const [from = "", to = ""] = searchParams.get("period")?.split("..") ?? [];
    const { count } = await searchComments(ctx, {
      ...{ words: "", period: { from, to }, themes: [searchParams.get("theme") ?? ""] },
      filters: { touchpoint: searchParams.get("touchpoint")?.split(",") ?? [] },
    });
    expect(count, key).toBe(n);
  }
  expect(rows.filter((row) => row.Impact !== "").length).toBeGreaterThan(1);
});

test("an address carries a value with a comma in it, and a row without an impact says why", async () => {
  const ctx = await makeTestOrganisation();
  await createTheme(ctx, { key: "speed", name: { en: "Speed" }, rule: "slow" });
  const region = "East, by the sea";
  await recordResponses(ctx, {
    ...{ source: "app", mode: "api" as const },
    responses: ["so slow", "fine"].map((text) => ({
      ...{ occurredOn: "2026-06-10", touchpoint: "checkout", segments: { region } },
      ...{ scores: [{ metric: "nps", value: 4 }], comments: [{ text }] },
    })),
  });
  await workOnReadings(ctx);
  const asked = { period: june, filters: { segments: { region: [region] } }, metric: "nps" };
  const { rows: few } = await exported(ctx, asked);
  expect(valuesIn(new URL(String(few[0]?.Address)).searchParams.get("segment.region") ?? "")).toEqual([region]);
  expect(few[0]?.Note).toContain("a theme needs 30 answers that mention it and 30 that do not");
  await inTenant(ctx, (tx) => tx.update(metrics).set({ hasItems: true }).where(eq(metrics.key, "nps")));
  forgetCatalogue(ctx.organisation.id);
  expect((await exported(ctx, asked)).rows[0]?.Note).toContain("One response gives several scores");
  expect((await exported(ctx, { period: june, filters: {} })).rows[0]?.Note).toBe("");
});

/** What a file says of itself, and its rows by their heads. */
async function exported(ctx: ServiceContext, asked: MeasureThemesInput) {
  const { content, name } = await makeExport(
    ctx,
    { content: { kind: "themes", ...asked }, format: "csv", locale: "en" },
    { responseAddress: "https://heard.example/acme/responses/" },
  );
  const table = parseCsv(new TextDecoder().decode(content));
  const head = table.findIndex(([first]) => first === "Theme");
  const rows = table
    .slice(head + 1)
    .map((cells) => Object.fromEntries(cells.map((cell, at) => [table[head]?.[at], cell])));
  return { name, about: new Map(table.slice(0, head).map(([label = "", value = ""]) => [label, value])), rows };
}

/** Fields of a CSV without line breaks inside. */
const parseCsv = (text: string): string[][] =>
  text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      ),
    );
