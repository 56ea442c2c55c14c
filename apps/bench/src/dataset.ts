import { inTenant, type ServiceContext } from "@heard/core/context";
import { rebuildRollups } from "@heard/core/rollups/rebuild";
import { cellOf } from "@heard/db/cells";
import { touchpoints } from "@heard/db/schema/journey";
import { channels, segmentFields, segmentValues, sources } from "@heard/db/schema/sources";
import { tokens, tsvectorLiteral } from "@heard/text/tokens";
import type { Sql } from "postgres";

export type Dataset = {
  sourceIds: number[];
  touchpointIds: number[];
  channelIds: number[];
  shopIds: number[];
  tierIds: number[];
  rows: number;
};

const shops = 200;

/** The catalogue of a wide organisation: ten sources, twenty touchpoints, two hundred shops and four tiers. */
export async function makeCatalogue(ctx: ServiceContext): Promise<Omit<Dataset, "rows">> {
  const orgId = ctx.organisation.id;
  return inTenant(ctx, async (tx) => {
    const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);
    const sourceIds = ids(
      await tx
        .insert(sources)
        .values(Array.from({ length: 10 }, (_, n) => ({ orgId, key: `source-${n}`, name: `Source ${n}` })))
        .returning(),
    );
    const touchpointIds = ids(
      await tx
        .insert(touchpoints)
        .values(
          Array.from({ length: 20 }, (_, n) => ({ orgId, key: `touchpoint-${n}`, name: { en: `Touchpoint ${n}` } })),
        )
        .returning(),
    );
    const [shop, tier] = await tx
      .insert(segmentFields)
      .values([
        { orgId, key: "shop", name: { en: "Shop" }, slot: 1 },
        { orgId, key: "tier", name: { en: "Tier" }, slot: 2 },
      ])
      .returning();
    const shopIds = ids(
      await tx
        .insert(segmentValues)
        .values(Array.from({ length: shops }, (_, n) => ({ orgId, fieldId: shop?.id ?? 0, value: `Shop ${n}` })))
        .returning(),
    );
    const tierIds = ids(
      await tx
        .insert(segmentValues)
        .values(Array.from({ length: 4 }, (_, n) => ({ orgId, fieldId: tier?.id ?? 0, value: `Tier ${n}` })))
        .returning(),
    );
    return { sourceIds, touchpointIds, channelIds: ids(await tx.select().from(channels)), shopIds, tierIds };
  });
}

/**
 * Fills an organisation with `rows` responses over a year, two scores each, by the owner and in bulk (what is measured is reading), then builds
 * the rollups with the product's own rebuild. Dimensions correlate: language with shop, mode with channel.
 */
export async function fill(ctx: ServiceContext, owner: Sql, rows: number): Promise<Dataset> {
  const catalogue = await makeCatalogue(ctx);
  await copyCells(ctx, owner, catalogue);
  const last = new Date().toISOString().slice(0, 10);
  await owner.unsafe(`
    create unlogged table bench_facts as
    select gen_random_uuid() as id, c.*, (date '${last}' - (random() * 364)::int) as day
    from generate_series(1, ${rows}) g join lateral (select 1 + floor(random() * (select count(*) from bench_cells) + g * 0)::int as n) pick on true join bench_cells c on c.place = pick.n`);
  await owner.unsafe(`insert into responses (shard_key, id, org_id, source_id, content_hash, touchpoint_id, channel_id, mode, language, cell_id, core_id, occurred_on, received_at, day, state)
    select shard_key, id, org_id, source_id, id, touchpoint_id, channel_id, mode, language, cell_id, core_id, day, now(), day, 2 from bench_facts`);
  for (const item of [0, 1]) {
    await owner.unsafe(`insert into scores (shard_key, response_id, item, org_id, measure_id, touchpoint_id, cell_id, core_id, day, bin, counted)
      select shard_key, id, ${item}, org_id, ${item + 1}, touchpoint_id, cell_id, core_id, day, floor(random() * ${item === 0 ? 11 : 5})::int, true from bench_facts`);
  }
  await owner.unsafe("drop table bench_facts");
  await rebuildRollups(ctx);
  await owner.unsafe(
    "vacuum (analyze) responses, scores, cells, core_cells, rollup_dimension_days, rollup_dimension_months, rollup_core_days, rollup_core_months",
  );
  return { ...catalogue, rows };
}

async function copyCells(ctx: ServiceContext, owner: Sql, catalogue: Omit<Dataset, "rows">): Promise<void> {
  const at = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;
  const cells = catalogue.shopIds.flatMap((shop, shopPlace) =>
    catalogue.touchpointIds.flatMap((touchpointId, place) =>
      catalogue.tierIds.map((tier, tierPlace) => {
        const channelId = at(catalogue.channelIds, place + tierPlace);
        return cellOf(ctx.organisation.id, {
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
        shard_key: cell.sourceId,
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
}

const subjects = [
  "退款",
  "送货",
  "客服",
  "安装",
  "结账",
  "包装",
  "delivery",
  "refund",
  "checkout",
  "advice",
  "assembly",
  "parking",
];
const verdicts = [
  "太慢了",
  "很满意",
  "一般",
  "态度很好",
  "没有人接",
  "was slow",
  "was quick",
  "took weeks",
  "could not be better",
  "made me come back",
];

/** Fills an organisation with `rows` short comments in Chinese and English. */
export async function fillComments(ctx: ServiceContext, owner: Sql, rows: number): Promise<void> {
  const texts = Array.from({ length: 4000 }, (_, n) => {
    const pick = (list: readonly string[], step: number) => list[Math.floor(n / step) % list.length] ?? "";
    return `${pick(subjects, 1)}${pick(verdicts, 12)} ${pick(subjects, 7)} ${pick(verdicts, 3)}${n % 97 === 0 ? " 发票抬头" : ""} ${n}`;
  });
  await owner.unsafe("create unlogged table bench_texts (place int primary key, text text, tokens tsvector)");
  for (let start = 0; start < texts.length; start += 1000) {
    const part = texts.slice(start, start + 1000);
    await owner.unsafe(
      "insert into bench_texts select p, t, v::tsvector from unnest($1::int[], $2::text[], $3::text[]) as x (p, t, v)",
      [part.map((_, n) => start + n), part, part.map((text) => tsvectorLiteral(tokens(text)))],
    );
  }
  const last = new Date().toISOString().slice(0, 10);
  await owner.unsafe(`insert into comments (shard_key, response_id, item, org_id, touchpoint_id, cell_id, day, language, text, tokens, redactions, counted)
    select 1, gen_random_uuid(), 0, ${ctx.organisation.id}, 0, 0, date '${last}' - (random() * 364)::int, 2, t.text, t.tokens, 0, true
    from generate_series(1, ${rows}) g join bench_texts t on t.place = (g * 2654435761 % ${texts.length})::int`);
  await owner.unsafe("vacuum (analyze) comments");
}
