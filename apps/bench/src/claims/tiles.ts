import { inTenant } from "@heard/core/context";
import type { Dimension, HistogramQuery } from "@heard/core/measures/plan";
import { readHistograms } from "@heard/core/measures/read";
import type { Sql } from "postgres";
import { type ClaimResult, percentile, timeClaim } from "../claim.ts";
import { type Dataset, fill } from "../dataset.ts";
import type { Installation } from "../installation.ts";

type Kind = { name: string; limitMs: number; query: (data: Dataset) => Partial<HistogramQuery>; runs: number };

const pick = (values: readonly number[]) => values[Math.floor(Math.random() * values.length)] ?? 0;
const one = (...pairs: [Dimension, number][]) =>
  new Map<Dimension, readonly number[]>(pairs.map(([dimension, id]) => [dimension, [id]]));

const kinds: readonly Kind[] = [
  { name: "year, total", limitMs: 15, query: () => ({}), runs: 100 },
  { name: "year by week", limitMs: 15, query: () => ({ bucket: "week" }), runs: 100 },
  { name: "year by touchpoint (20 values)", limitMs: 15, query: () => ({ groups: ["touchpoint"] }), runs: 100 },
  {
    name: "year, one touchpoint by week",
    limitMs: 15,
    query: (data) => ({ filters: one(["touchpoint", pick(data.touchpointIds)]), bucket: "week" }),
    runs: 100,
  },
  { name: "year by shop (200 values)", limitMs: 25, query: () => ({ groups: ["segment1"] }), runs: 60 },
  {
    name: "year, channel and language",
    limitMs: 40,
    query: (data) => ({ filters: one(["channel", pick(data.channelIds)], ["language", 2]) }),
    runs: 60,
  },
  {
    name: "year, channel by touchpoint",
    limitMs: 40,
    query: (data) => ({ filters: one(["channel", pick(data.channelIds)]), groups: ["touchpoint"] }),
    runs: 60,
  },
  {
    name: "year, shop and channel",
    limitMs: 60,
    query: (data) => ({ filters: one(["segment1", pick(data.shopIds)], ["channel", pick(data.channelIds)]) }),
    runs: 60,
  },
  {
    name: "year, channel by shop (counts answers)",
    limitMs: 1000,
    query: (data) => ({ filters: one(["channel", pick(data.channelIds)]), groups: ["segment1"] }),
    runs: 15,
  },
];

/** Dashboard tiles, database time, beside a single scan in SQL and the usual algorithm of survey tools, written by us. */
export async function tileClaims({ ctx, owner }: Installation, rows: number): Promise<ClaimResult[]> {
  const data = await fill(ctx, owner, rows);
  const to = new Date().toISOString().slice(0, 10);
  const from = new Date(Date.parse(to) - 364 * 86_400_000).toISOString().slice(0, 10);
  const scan = await timed(3, () => singleScan(owner, ctx.organisation.id, from, to));
  const results: ClaimResult[] = [];
  for (const { name, limitMs, query, runs } of kinds) {
    const read = () =>
      inTenant(
        ctx,
        (tx) =>
          readHistograms(tx, ctx.organisation.id, {
            measureIds: [1],
            periods: [{ from, to }],
            filters: new Map(),
            groups: [],
            bucket: "none",
            ...query(data),
          }),
        { snapshot: true },
      );
    await read();
    const times = await timed(runs, read);
    results.push(
      timeClaim(
        `tile at ${rows} responses: ${name}, p95`,
        percentile(times, 0.95),
        limitMs,
        percentile(scan, 0.5),
        "floor: single-scan SQL aggregate of the year",
      ),
    );
  }
  const usual = await timed(1, () => usualAlgorithm(owner, ctx.organisation.id, from, to));
  results.push(
    timeClaim(
      `the usual algorithm at ${rows} responses (load all scores in pages, count in JavaScript), written by us`,
      usual[0] ?? 0,
      null,
      percentile(scan, 0.5),
    ),
  );
  return results;
}

async function timed(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

const singleScan = (owner: Sql, organisationId: number, from: string, to: string) =>
  owner`select bin, count(*) from scores where org_id = ${organisationId} and measure_id = 1 and day between ${from} and ${to} group by bin`;

async function usualAlgorithm(owner: Sql, organisationId: number, from: string, to: string): Promise<number[]> {
  const counts = new Array<number>(11).fill(0);
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await owner<{ response_id: string; bin: number }[]>`
      select response_id, bin from scores where org_id = ${organisationId} and measure_id = 1 and day between ${from} and ${to} and response_id > ${after} order by response_id limit 10000`;
    for (const { bin } of page) counts[bin] = (counts[bin] ?? 0) + 1;
    const last = page.at(-1);
    if (!last) return counts;
    after = last.response_id;
  }
}
