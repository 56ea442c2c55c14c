import { setTimeout as delay } from "node:timers/promises";
import { recordingCatalogue } from "@heard/core/catalogue/queries";
import { foldAll } from "@heard/core/rollups/fold";
import { ingest } from "@heard/db";
import type { ResponseRow } from "@heard/db/ingest";
import postgres, { type Sql } from "postgres";
import { type ClaimResult, median, rateClaim } from "../claim.ts";
import type { Installation } from "../installation.ts";
import { responseNames } from "../raw-unnest.ts";
import { benchRow } from "../rows.ts";

const roundMs = 1500;
const rounds = 7;
const measureIds = [1, 2];

/** Single responses, database time, grouped, against a plain prepared statement that inserts the same rows without dedupe, pending or policies. */
export async function ingestClaims({ ctx, owner, url }: Installation): Promise<ClaimResult[]> {
  const results: ClaimResult[] = [];
  const plainPool = postgres(url, { max: 8, onnotice: () => {} });
  for (const { callers, reach } of [
    { callers: 8, reach: 0.6 },
    { callers: 64, reach: 1.2 },
  ]) {
    const ratios: number[] = [];
    const rates = { ours: [] as number[], plain: [] as number[], alone: [] as number[], hot: [] as number[] };
    const { version } = await recordingCatalogue(ctx, { fresh: true });
    const sent = { responses: 0, scores: 0, comments: 0 };
    const row = (sources: number) =>
      benchRow(ctx.organisation.id, 1 + Math.floor(Math.random() * sources), measureIds, Math.random, version);
    const record = async (one: ResponseRow) => {
      const stored = await ingest({ responses: [one] });
      if (!stored.has(one.id)) throw new Error(`Response ${one.id} was sent and not stored`);
      count(sent, one);
    };
    const plainly = async (one: ResponseRow) => {
      await plainInsert(plainPool, one);
      count(sent, one);
    };
    for (let round = 0; round < rounds; round += 1) {
      const ours = await rateOf(callers, () => record(row(200)));
      const plain = await rateOf(callers, () => plainly(row(200)));
      const hot = await rateOf(callers, () => record(row(1)));
      await assertStored(owner, sent);
      const alone = await rateOf(callers, () => responseAlone(plainPool, row(200)));
      await owner`truncate responses, scores, comments, comment_originals`;
      Object.assign(sent, { responses: 0, scores: 0, comments: 0 });
      await foldAll(ctx);
      await delay(200);
      if (round === 0) continue; // The first round warms caches and plans.
      rates.ours.push(ours);
      rates.plain.push(plain);
      rates.alone.push(alone);
      rates.hot.push(hot);
      ratios.push(ours / plain);
    }
    const name = `single response, grouped, ${callers} callers`;
    const claim = rateClaim(
      `${name} ÷ a plain statement of the same rows`,
      median(rates.ours),
      median(rates.plain),
      reach,
    );
    results.push({ ...claim, ratio: Number(median(ratios).toFixed(3)), pass: median(ratios) >= reach });
    results.push(rateClaim(`${name}, one hot survey ÷ random surveys`, median(rates.hot), median(rates.ours), 0.8));
    results.push(rateClaim(`${name} ÷ the response row alone`, median(rates.ours), median(rates.alone), null));
  }
  await plainPool.end();
  await owner`truncate responses, scores, comments, comment_originals, pending`;
  return results;
}

type Tally = { responses: number; scores: number; comments: number };

function count(sent: Tally, { scores, comments }: ResponseRow): void {
  sent.responses += 1;
  sent.scores += scores.length;
  sent.comments += comments.length;
}

/** What was acknowledged is what is there, row by row of every table; a rate of answers that were left out would say nothing. */
async function assertStored(owner: Sql, { responses, scores, comments }: Tally): Promise<void> {
  const [found] = await owner<Record<string, number>[]>`
    select (select count(*)::int from responses) as responses, (select count(*)::int from scores) as scores,
      (select count(*)::int from comments) as comments, (select count(*)::int from comment_originals) as originals`;
  const sent = { responses, scores, comments, originals: comments };
  for (const [table, rows] of Object.entries(sent))
    if (found?.[table] !== rows) throw new Error(`${rows} ${table} were sent and ${found?.[table]} are stored`);
}

async function rateOf(callers: number, one: () => Promise<unknown>): Promise<number> {
  let done = 0;
  const start = performance.now();
  const end = start + roundMs;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < end) {
        await one();
        done += 1;
      }
    }),
  );
  return (done / (performance.now() - start)) * 1000;
}

const responseValues = "$1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $10, $11, $12, $13, $14, $15, 2";

function responseParameters(row: ResponseRow): (string | number | null)[] {
  const { cell } = row;
  return [
    row.shardKey,
    row.id,
    cell.organisationId,
    cell.sourceId,
    row.externalId,
    row.contentHash,
    cell.touchpointId,
    cell.channelId,
    cell.mode,
    cell.language,
    cell.cellId,
    cell.coreId,
    row.occurredAt,
    row.receivedAt,
    row.day,
  ];
}

const responseAlone = (pool: Sql, row: ResponseRow) =>
  pool.unsafe(`insert into responses (${responseNames}) values (${responseValues})`, responseParameters(row), {
    prepare: true,
  });

const withScores = `with r as (insert into responses (${responseNames}) values (${responseValues}))`;
const scoreInsert =
  "insert into scores (shard_key, response_id, item, org_id, measure_id, touchpoint_id, cell_id, core_id, day, bin, counted) values ($1, $2, 0, $3, $16, $7, $11, $12, $15, $17, true), ($1, $2, 1, $3, $18, $7, $11, $12, $15, $19, true)";
const commentInsert = `, c as (insert into comments (shard_key, response_id, item, org_id, touchpoint_id, cell_id, day, language, text, tokens, redactions, counted) values ($1, $2, 0, $3, $7, $11, $15, 1, $20, $21::text::tsvector, 0, true)),
  o as (insert into comment_originals (shard_key, response_id, item, org_id, text) values ($1, $2, 0, $3, $20))`;

function plainInsert(pool: Sql, row: ResponseRow): Promise<unknown> {
  const scores = row.scores.flatMap(({ measureId, bin }) => [measureId, bin]);
  const [comment] = row.comments;
  const text = `${withScores}${comment ? commentInsert : ""} ${scoreInsert}`;
  return pool.unsafe(
    text,
    [...responseParameters(row), ...scores, ...(comment ? [comment.text, comment.tokens] : [])],
    { prepare: true },
  );
}
