import type { ServiceContext } from "@heard/core/context";
import { rebuildRollups } from "@heard/core/rollups/rebuild";
import { cellOf } from "@heard/db/cells";
import { shardKeyOf } from "@heard/db/shard-key";
import type { Sql } from "postgres";
import { type BenchCatalogue, makeCatalogue } from "./catalogue.ts";
import { commentTextCount, copyCommentTexts } from "./comment-texts.ts";

export type Dataset = BenchCatalogue & { responses: number; cells: number; pendingRows: number };

export type FillOptions = {
  /** How many of the responses are still in pending: the last ones that came. */
  pendingResponses?: number;
  /** Whether three responses in ten carry a comment. */
  withComments?: boolean;
};

const days = 365;

/**
 * Fills an organisation with `rows` responses over a year, two scores each, by the owner and in bulk (what is measured is reading), then builds
 * the rollups with the product's own rebuild. Dimensions correlate: language with shop, mode with channel.
 */
export async function fill(
  ctx: ServiceContext,
  owner: Sql,
  rows: number,
  { pendingResponses = 0, withComments = false }: FillOptions = {},
): Promise<Dataset> {
  const catalogue = await makeCatalogue(ctx);
  const cells = await copyCells(ctx, owner, catalogue);
  if (withComments) await copyCommentTexts(owner);
  await withoutIndexes(owner, () =>
    insertResponses(owner, catalogue, rows - pendingResponses, { withComments, pending: false }),
  );
  // Autovacuum would get to it in a minute; without it the planner takes the new organisation for an empty one.
  await owner.unsafe("analyze responses, scores, cells, core_cells");
  await rebuildRollups(ctx);
  if (pendingResponses > 0) await insertResponses(owner, catalogue, pendingResponses, { withComments, pending: true });
  await owner.unsafe(`drop table bench_cells${withComments ? ", bench_texts" : ""}`);
  await owner.unsafe(
    "vacuum (analyze) responses, scores, comments, pending, cells, core_cells, rollup_dimension_days, rollup_dimension_months, rollup_core_days, rollup_core_months",
  );
  const [pending] = await owner<{ count: number }[]>`
    select count(*)::int as count from pending where org_id = ${ctx.organisation.id}`;
  return { ...catalogue, responses: rows, cells, pendingRows: pending?.count ?? 0 };
}

/** Indexes are made when the rows are there: ten million into a full index take hours. Keys stay. */
async function withoutIndexes(owner: Sql, work: () => Promise<void>): Promise<void> {
  const indexes = await owner<{ indexname: string; indexdef: string }[]>`
    select i.indexname, i.indexdef from pg_indexes i
    where i.schemaname = 'public' and i.tablename in ('responses', 'scores', 'comments')
      and not exists (select from pg_constraint c where c.conname = i.indexname)`;
  for (const { indexname } of indexes) await owner.unsafe(`drop index ${indexname}`);
  await work();
  for (const { indexdef } of indexes) await owner.unsafe(indexdef);
}

const today = () => new Date().toISOString().slice(0, 10);

/** The days that the answers are of. */
export function yearOfAnswers(): { from: string; to: string } {
  const to = today();
  return { from: new Date(Date.parse(to) - (days - 1) * 86_400_000).toISOString().slice(0, 10), to };
}

async function insertResponses(
  owner: Sql,
  { measureIds }: BenchCatalogue,
  rows: number,
  { withComments, pending }: { withComments: boolean; pending: boolean },
): Promise<void> {
  const scores = measureIds.map((id, item) => ({ id, item, points: item === 0 ? 11 : 5 }));
  const bins = scores.map(({ item, points }) => `floor(random() * ${points})::int as bin${item}`).join(", ");
  // An id ends in its shard key; the sum with g keeps the planner from drawing one cell for all.
  await owner.unsafe(`create unlogged table bench_facts as
    select (left(uuidv7()::text, 28) || lpad(to_hex(c.shard_key), 8, '0'))::uuid as id, c.*, date '${today()}' - floor(random() * ${days})::int as day, ${bins}, g
    from generate_series(1, ${rows}) g
    join lateral (select 1 + floor(random() * (select count(*) from bench_cells) + g * 0)::int as n) pick on true join bench_cells c on c.place = pick.n`);
  await owner.unsafe(`insert into responses (shard_key, id, org_id, source_id, content_hash, touchpoint_id, channel_id, mode, language, cell_id, core_id, occurred_on, received_at, day, state)
    select shard_key, id, org_id, source_id, id, touchpoint_id, channel_id, mode, language, cell_id, core_id, day, now(), day, 2 from bench_facts`);
  for (const { id, item } of scores)
    await owner.unsafe(`insert into scores (shard_key, response_id, item, org_id, measure_id, touchpoint_id, cell_id, core_id, day, bin, counted)
      select shard_key, id, ${item}, org_id, ${id}, touchpoint_id, cell_id, core_id, day, bin${item}, true from bench_facts`);
  if (withComments)
    await owner.unsafe(`insert into comments (shard_key, response_id, item, org_id, touchpoint_id, cell_id, day, language, text, tokens, redactions, counted)
      select f.shard_key, f.id, 0, f.org_id, f.touchpoint_id, f.cell_id, f.day, f.language, t.text, t.tokens, 0, true
      from bench_facts f join bench_texts t on t.place = f.g % ${commentTextCount} where f.g % 10 < 3`);
  if (pending)
    for (const [measure, bin] of [["0", "0"], ...scores.map(({ id, item }) => [id, `bin${item}`])])
      await owner.unsafe(`insert into pending (shard_key, org_id, measure_id, cell_id, core_id, source_id, touchpoint_id, channel_id, mode, language, seg1, seg2, seg3, seg4, seg5, seg6, day, bin, count)
        select shard_key, org_id, ${measure}, cell_id, core_id, source_id, touchpoint_id, channel_id, mode, language, seg1, seg2, 0, 0, 0, 0, day, ${bin}, 1 from bench_facts`);
  await owner.unsafe("drop table bench_facts");
}

/** The combinations that answers come in, as the table `bench_cells` and in the tables that intern them. Gives how many there are. */
async function copyCells(ctx: ServiceContext, owner: Sql, catalogue: BenchCatalogue): Promise<number> {
  const at = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;
  const organisationId = ctx.organisation.id;
  const cells = catalogue.shopIds.flatMap((shop, shopPlace) =>
    catalogue.touchpointIds.flatMap((touchpointId, place) =>
      catalogue.tierIds.map((tier, tierPlace) => {
        const channelId = at(catalogue.channels, place + tierPlace).id;
        return cellOf(organisationId, {
          sourceId: at(catalogue.sourceIds, place),
          touchpointId,
          channelId,
          mode: 1 + (channelId % 4),
          language: 1 + (shopPlace % 3),
          segments: [shop, tier, 0, 0, 0, 0],
        });
      }),
    ),
  );
  await owner.unsafe(
    "create unlogged table bench_cells (place int, org_id int, shard_key int, cell_id bigint, core_id bigint, source_id int, touchpoint_id int, channel_id int, mode smallint, language smallint, seg1 int, seg2 int)",
  );
  for (let start = 0; start < cells.length; start += 2000) {
    await owner`insert into bench_cells ${owner(
      cells.slice(start, start + 2000).map((cell, place) => ({
        place: start + place + 1,
        org_id: cell.organisationId,
        shard_key: shardKeyOf(organisationId, { id: cell.sourceId, slots: 1 }, ""),
        cell_id: cell.cellId,
        core_id: cell.coreId,
        source_id: cell.sourceId,
        touchpoint_id: cell.touchpointId,
        channel_id: cell.channelId,
        mode: cell.mode,
        language: cell.language,
        seg1: cell.segments[0] ?? 0,
        seg2: cell.segments[1] ?? 0,
      })),
    )}`;
  }
  await owner.unsafe("create unique index on bench_cells (place)");
  await owner.unsafe(
    "insert into cells select org_id, cell_id, shard_key, core_id, source_id, touchpoint_id, channel_id, mode, language, seg1, seg2, 0, 0, 0, 0 from bench_cells on conflict do nothing",
  );
  await owner.unsafe(
    "insert into core_cells select distinct org_id, core_id, shard_key, source_id, touchpoint_id, channel_id, mode, language from bench_cells on conflict do nothing",
  );
  return cells.length;
}

/** Fills an organisation with `rows` short comments in Chinese and English, and nothing else. */
export async function fillComments(ctx: ServiceContext, owner: Sql, rows: number): Promise<void> {
  await copyCommentTexts(owner);
  await owner.unsafe(`insert into comments (shard_key, response_id, item, org_id, touchpoint_id, cell_id, day, language, text, tokens, redactions, counted)
    select 1, uuidv7(), 0, ${ctx.organisation.id}, 0, 0, date '${today()}' - floor(random() * ${days})::int, 2, t.text, t.tokens, 0, true
    from generate_series(1, ${rows}) g join bench_texts t on t.place = (g * 2654435761 % ${commentTextCount})::int`);
  await owner.unsafe("vacuum (analyze) comments");
}
