import { askForExport, screenCaller } from "@heard/api/testing/exports";
import { organisationWithKey, publicApiForTests } from "@heard/api/testing/public-api";
import { readExported } from "@heard/api/testing/read-exported";
import { useTestDatabase } from "@heard/db/testing";
import { messages } from "@heard/messages/en/index";
import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import { ResponsesTile } from "#features/scores/responses-tile.tsx";
import { parseScoresView } from "#features/scores/scores-view.ts";
import { type ScreenContext, scoresHref } from "#features/scores/screen-context.ts";
import { Tile } from "#features/scores/tile.tsx";
import { formatInterval, formatValue } from "#lib/figures.ts";
import { createFormat } from "#lib/format.ts";
import type { Measure, MeasureResult } from "#lib/measure.ts";
import { type Slice, sliceQuery } from "#lib/slice.ts";

// biome-ignore lint/correctness/useHookAtTopLevel: it sets this file's tests up and is no hook of React
useTestDatabase();

/** What one figure says, whatever it stands on: the number, n and interval as a reader sees them. */
type Said = { value: string | null; n: string; interval: string | null };
/** The same figure as a file or a program has it. */
type Raw = { value: number | null; n: number; interval: { low: number; high: number } | null };

const periods = [
  { from: "2026-06-01", to: "2026-06-30" },
  { from: "2026-05-15", to: "2026-06-10" },
  { from: "2026-06-28", to: "2026-06-30" },
];
const slices: Slice[] = [
  {},
  { touchpoint: ["checkout"] },
  { stage: ["retain"] },
  { channel: ["app"], language: ["en"] },
  { segments: { region: ["East"] } },
  { segments: { region: ["East"] }, touchpoint: ["returns"], channel: ["shop"] },
];
const figures = [
  { metric: "nps", method: "nps" },
  { metric: "csat", method: "topTwoBox" },
  { metric: "csat", method: "mean" },
  { metric: "csat", method: "composite" },
  { metric: "csat", method: "net" },
  { metric: "ces", method: "easeIndex" },
  { metric: "responses", method: "count" },
] as const;
type Figure = (typeof figures)[number];

let caller: ReturnType<typeof screenCaller>;
let service: Awaited<ReturnType<typeof organisationWithKey>>["ctx"];
let api: (address: string) => Promise<unknown>;
const format = createFormat("en", "Asia/Shanghai");

beforeAll(async () => {
  const { app } = publicApiForTests();
  const { ctx, key } = await organisationWithKey();
  const headers = { Authorization: `Bearer ${key}` };
  service = ctx;
  caller = screenCaller(ctx);
  api = async (address) => (await app.request(address, { headers })).json();
  for (let start = 0; start < 900; start += 100) {
    const reply = await app.request("/api/v1/responses", {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify({ source: "app", responses: Array.from({ length: 100 }, (_, at) => answer(start + at)) }),
    });
    expect(await reply.json()).toMatchObject({ accepted: 100 });
  }
});

/** Answers of every kind, uneven enough that slices are large, small, tiny and empty. */
function answer(place: number) {
  const value = (most: number) => (place * 7 + ((place * place) % 13)) % most;
  return {
    externalId: `C-${place}`,
    occurredOn: `2026-0${place % 5 === 0 ? 5 : 6}-${String((place % 30) + 1).padStart(2, "0")}`,
    touchpoint: ["checkout", "delivery", "returns", "checkout"][place % 4],
    channel: ["shop", "app", "app"][place % 3],
    language: ["en", "zh-Hans"][place % 2],
    segments: { region: place % 17 === 0 ? "East" : "West" },
    scores: [
      { metric: "nps", value: value(11) },
      { metric: "csat", value: value(5) + 1 },
      ...(place % 3 === 0 ? [{ metric: "ces", value: value(7) + 1 }] : []),
    ],
  };
}

const range = (low: string, high: string) => `${low} to ${high}`;

/** How a raw figure is said: the one way from numbers to words. */
function said({ value, n, interval }: Raw, { unit, base }: Pick<Measure, "unit" | "base">): Said {
  const rough = base === "lowBase";
  return {
    value: value === null ? null : formatValue(format, unit, value, rough),
    n: format.count(n),
    interval: value === null || !interval ? null : formatInterval(format, unit, value, interval, range, rough),
  };
}

function markupOf(result: MeasureResult, figure: Figure, screen: ScreenContext): string {
  const tile: ReactElement =
    figure.metric === "responses"
      ? createElement(ResponsesTile, { result, screen })
      : createElement(Tile, { result, screen });
  return renderToStaticMarkup(
    // biome-ignore lint/correctness/noChildrenProp: the provider's type wants its children among its props
    createElement(NextIntlClientProvider, { locale: "en", messages, timeZone: "UTC", children: tile }),
  );
}

/** Reads the figure off the tile, as an eye does. */
function readOff(markup: string): Said {
  const [, inner = ""] = /<p[^>]*data-figure="[a-z]+"[^>]*>(.*?)<\/p>/s.exec(markup) ?? [];
  const text = inner
    .replace(/<[^>]+>/g, "")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
    .trim();
  if (text === "No answers") return { value: null, n: "0", interval: null };
  const [, hidden] = /^n = ([\d,]+), hidden under \d+$/.exec(text) ?? [];
  if (hidden) return { value: null, n: hidden, interval: null };
  if (/^[\d,]+$/.test(text)) return { value: text, n: text, interval: null };
  const [, value, n, interval] = /^(.+?)n = ([\d,]+) · (.+?)(?: · low base)?$/.exec(text) ?? [];
  if (value === undefined || n === undefined || interval === undefined) throw new Error(`no figure in "${text}"`);
  return { value, n, interval };
}

/** What paper leaves out, by the rules of print.css. */
const leftOutInPrint = (markup: string) =>
  markup.replace(/<(\w+)[^>]*data-print="hide".*?<\/\1>/gs, "").replace(/<button.*?<\/button>/gs, "");

const methodNames = messages.scores.methods;
const metricNames: Record<Figure["metric"], string> = {
  nps: "NPS",
  csat: "CSAT",
  ces: "Ease (CES)",
  responses: "Responses",
};

async function exported(formatName: "csv" | "xlsx", period: (typeof periods)[number], filters: Slice) {
  const content = { kind: "scores", period, filters, compare: "previous" };
  const reply = await askForExport(service, { content, format: formatName, locale: "en" });
  const rows = await readExported(await reply.bytes(), formatName);
  return ({ metric, method }: Figure): Raw => {
    const row = rows.find(
      (one) => one.get("Metric") === metricNames[metric] && one.get("Method") === methodNames[method],
    );
    if (!row) throw new Error(`${formatName} has no row of ${metric} by ${method}`);
    const cell = (name: string) => (row.get(name) === "" ? null : Number(row.get(name)));
    const [low, high] = [cell("95% interval, low"), cell("95% interval, high")];
    return { value: cell("Value"), n: cell("n") ?? 0, interval: low === null || high === null ? null : { low, high } };
  };
}

function addressOf({ metric, method }: Figure, { from, to }: (typeof periods)[number], slice: Slice): string {
  const more = Object.entries(sliceQuery(slice)).map(([key, values]) => [key, values.join(",")]);
  const asked = { metric, ...(metric === "responses" ? {} : { method }), from, to, ...Object.fromEntries(more) };
  return `/api/v1/measures?${new URLSearchParams(asked)}`;
}

describe("the same figure on screen, on paper, as CSV, as XLSX and by API", () => {
  test(`${periods.length * slices.length * figures.length} tiles say one value, one n and one interval`, async () => {
    const seen = { compared: 0, differences: [] as string[], bases: new Set<string>() };
    for (const period of periods)
      for (const slice of slices) {
        const [csv, xlsx] = [await exported("csv", period, slice), await exported("xlsx", period, slice)];
        const queries = figures.map(({ metric, method }) => ({
          metric,
          ...(metric === "responses" ? {} : { method }),
          period,
          filters: slice,
          compare: "previous" as const,
          grain: "week" as const,
        }));
        const results = await caller.measures.many({ queries });
        for (const [place, figure] of figures.entries()) {
          const result = results[place];
          if (!result) throw new Error("a query without an answer");
          const { total } = result;
          const view = { ...parseScoresView(new URLSearchParams()), slice };
          const organisation = { key: "acme", name: "Acme", timeZone: "UTC", yearStartMonth: 1, lowBelow: 30 };
          const hrefOf = scoresHref("acme");
          const screen = {
            organisation,
            canExport: true,
            locale: "en",
            format,
            view,
            period,
            grain: "week",
            hrefOf,
          } as const;
          const markup = markupOf(result, figure, screen);
          const byApi = (await api(addressOf(figure, period, slice))) as Raw;
          const all: Record<string, Said> = {
            screen: readOff(markup),
            paper: readOff(leftOutInPrint(markup)),
            csv: said(csv(figure), total),
            xlsx: said(xlsx(figure), total),
            api: said(byApi, total),
          };
          seen.compared += 1;
          seen.bases.add(total.base);
          const wrong = Object.entries(all).filter(([, one]) => JSON.stringify(one) !== JSON.stringify(all.screen));
          const raw = [csv(figure), xlsx(figure)].some((one) => one.value !== byApi.value || one.n !== byApi.n);
          if (wrong.length > 0 || raw)
            seen.differences.push(`${figure.metric} ${figure.method} ${period.from} ${JSON.stringify({ slice, all })}`);
        }
      }
    expect(seen.differences).toEqual([]);
    expect(seen.compared).toBeGreaterThanOrEqual(100);
    // A contract over large numbers only would prove little: low, withheld and missing ones are in it.
    expect([...seen.bases].sort()).toEqual(["lowBase", "none", "normal", "withheld"]);
  });
});
