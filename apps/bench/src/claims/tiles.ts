import { eventLoopUtilization } from "node:perf_hooks";
import type { ServiceContext } from "@heard/core/context";
import { getMeasures, type MeasureResult } from "@heard/core/measures";
import { readMeasures } from "@heard/core/measures/get";
import { createOrganisation } from "@heard/core/organisations/create";
import type { Sql } from "postgres";
import { type ClaimResult, limitClaim, median, percentile, timeClaim } from "../claim.ts";
import { type Dataset, fill, yearOfAnswers } from "../dataset.ts";
import type { Installation } from "../installation.ts";
import { countRowsRead } from "../rows-read.ts";
import { type TileKind, type TileQuery, tileKinds } from "../tile-kinds.ts";

/** Three rows a response: its count and two scores. */
const pendingResponses = Math.round(20_000 / 3);
/** The smaller organisation has the same cells and this part of the responses. */
const smaller = 4;
/** At equal cells a rollup has equal rows, so four times the responses may not take twice the time. */
const mostGrowth = 1.5;

type Side = { ctx: ServiceContext; data: Dataset };
/** `ours` is the whole verb, `waited` what it waited for the database. */
type Times = { ours: number[]; waited: number[]; floor: number[]; small: number[] };

/**
 * Dashboard tiles: the verb that every screen, file and API reply asks, from its permission to its figures with intervals, while pending rows wait.
 * Judged is the database's part of it, all its statements; the whole stands beside.
 * Beside it SQL that reads the same sums as the owner, a single scan that counts the answers, and the usual algorithm of survey tools, written by us.
 */
export async function tileClaims({ ctx, owner }: Installation, rows: number): Promise<ClaimResult[]> {
  const large = { ctx, data: await fill(ctx, owner, rows, { pendingResponses }) };
  const other = await createOrganisation({ kind: "operator" }, { key: "smaller", name: "Smaller" }, () => new Date());
  const small = {
    ctx: other,
    data: await fill(other, owner, Math.max(2 * pendingResponses, Math.round(rows / smaller)), { pendingResponses }),
  };
  const results: ClaimResult[] = [];
  const read = await countRowsRead(
    ctx,
    owner,
    tileKinds.map((kind) => (tx) => readMeasures(tx, ctx, [queryOf(kind, kind.draw(large.data))])),
  );
  for (const [index, kind] of tileKinds.entries())
    results.push(...(await tileClaim(kind, { large, small, read: read[index] ?? 0 }, owner)));
  results.push(...(await usualClaims(large, owner)));
  return results;
}

async function tileClaim(
  kind: TileKind,
  { large, small, read }: { large: Side; small: Side; read: number },
  owner: Sql,
): Promise<ClaimResult[]> {
  const times = await timesOf(kind, large, small, owner);
  const { data } = large;
  const name = `tile at ${data.responses.toLocaleString("en")} responses: ${kind.name}`;
  const [waited, floor] = [percentile(times.waited, 0.95), percentile(times.floor, 0.95)];
  const size = `the whole verb ${percentile(times.ours, 0.95).toFixed(1)} ms; ${data.cells.toLocaleString("en")} cells, ${data.pendingRows.toLocaleString("en")} pending; ${read.toLocaleString("en")} rows read`;
  const results = [timeClaim(`${name}, database p95`, waited, kind.limitMs, floor, size)];
  if (!kind.growsWithResponses) {
    const few = small.data.responses.toLocaleString("en");
    const growth = median(times.ours) / median(times.small);
    results.push(limitClaim(`${name}, median ÷ the same at ${few} and equal cells`, growth, "×", mostGrowth));
  }
  return results;
}

/** Ours, the floor and the smaller organisation in turn, so that whatever else the machine does meets all of them. */
async function timesOf(kind: TileKind, large: Side, small: Side, owner: Sql): Promise<Times> {
  const times: Times = { ours: [], waited: [], floor: [], small: [] };
  const { from, to } = periodOf(kind);
  const ask = async ({ ctx, data }: Side) => {
    const drawn = kind.draw(data);
    const [start, loop] = [performance.now(), eventLoopUtilization()];
    const [result] = await getMeasures(ctx, [queryOf(kind, drawn)]);
    // The statements go one by one, so whenever the loop had nothing to do it waited for the database and its socket.
    const { idle } = eventLoopUtilization(loop);
    const took = performance.now() - start;
    checkAnswer(kind, result);
    return { took, idle, drawn };
  };
  for (let run = -3; run < kind.runs; run += 1) {
    const { took, idle, drawn } = await ask(large);
    const start = performance.now();
    await owner.unsafe(drawn.floor, [large.ctx.organisation.id, large.data.measureIds[0], from, to]);
    const floor = performance.now() - start;
    const inSmall = kind.growsWithResponses ? 0 : (await ask(small)).took;
    if (run < 0) continue; // The first ones warm caches and plans.
    times.ours.push(took);
    times.waited.push(idle);
    times.floor.push(floor);
    times.small.push(inSmall);
  }
  return times;
}

const year = yearOfAnswers();
function periodOf({ days }: Pick<TileKind, "days">): { from: string; to: string } {
  if (days === undefined) return year;
  return { from: new Date(Date.parse(year.to) - (days - 1) * 86_400_000).toISOString().slice(0, 10), to: year.to };
}

const queryOf = (kind: Pick<TileKind, "days">, { query }: TileQuery) => ({
  ...query,
  metric: "nps",
  period: periodOf(kind),
});

/** An empty answer would be a fast one; and a screen has to be told when answers were counted. */
function checkAnswer({ name, limitMs }: TileKind, result: MeasureResult | undefined): void {
  if (!result || (limitMs <= 25 && result.total.n === 0)) throw new Error(`the tile "${name}" has no answers`);
  if (result.counted !== limitMs >= 60) throw new Error(`the tile "${name}" says counted: ${result.counted}`);
}

async function usualClaims({ ctx, data }: Side, owner: Sql): Promise<ClaimResult[]> {
  const count = data.responses.toLocaleString("en");
  const [measureId] = data.measureIds;
  const asked = { organisationId: ctx.organisation.id, measureId };
  const scans: number[] = [];
  for (let run = 0; run < 3; run += 1) scans.push(await msOf(() => singleScan(owner, asked)));
  const usual = await msOf(() => usualAlgorithm(owner, asked));
  const [ours] = await getMeasures(ctx, [{ metric: "nps", period: year }]);
  const raw = await singleScan(owner, asked);
  const n = raw.reduce((sum, row) => sum + row.count, 0);
  if (ours?.total.n !== n) throw new Error(`the tile has n = ${ours?.total.n}; the answers are ${n}`);
  return [
    timeClaim(`the year's total at ${count} responses by a single scan in SQL`, median(scans), null),
    timeClaim(
      `the year's total at ${count} responses by the usual algorithm (load all answers in pages, count in JavaScript), written by us`,
      usual,
      null,
      median(scans),
    ),
  ];
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

type Asked = { organisationId: number; measureId: number };

const singleScan = (owner: Sql, { organisationId, measureId }: Asked) =>
  owner<{ bin: number; count: number }[]>`
    select bin, count(*)::int as count from scores where org_id = ${organisationId} and measure_id = ${measureId} and day between ${year.from} and ${year.to} group by bin`;

async function usualAlgorithm(owner: Sql, { organisationId, measureId }: Asked): Promise<number[]> {
  const counts = new Array<number>(11).fill(0);
  let after = { shard_key: -(2 ** 31), response_id: "00000000-0000-0000-0000-000000000000", item: 0 };
  for (;;) {
    // By the key of the table: a page costs what it holds, and not a walk through all.
    const page = await owner<{ shard_key: number; response_id: string; item: number; bin: number }[]>`
      select shard_key, response_id, item, bin from scores where org_id = ${organisationId} and measure_id = ${measureId} and day between ${year.from} and ${year.to}
        and (shard_key, response_id, item) > (${after.shard_key}, ${after.response_id}, ${after.item}) order by shard_key, response_id, item limit 10000`;
    for (const { bin } of page) counts[bin] = (counts[bin] ?? 0) + 1;
    const last = page.at(-1);
    if (!last) return counts;
    after = last;
  }
}
