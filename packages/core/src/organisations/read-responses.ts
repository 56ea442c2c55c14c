import type { Transaction } from "@heard/db";
import { shardKeysOf } from "@heard/db/shard-key";
import { sql } from "drizzle-orm";
import { languageTag } from "../catalogue/languages.ts";
import type { Catalogue } from "../catalogue/queries.ts";
import { modeOf } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { isPermitted } from "../permissions.ts";
import { shownExternalId, stateOf, touchpointKeys } from "../responses/queries.ts";

const pageSize = 2000;

type Row = {
  id: string;
  external_id: string | null;
  occurred_at: string | null;
  occurred_on: string | null;
  received_at: string;
  day: string;
  state: 1 | 2 | 3 | 4 | 5 | 6;
  batch_id: number;
  touchpoint_id: number;
  channel_id: number;
  mode: number;
  language: number;
  customer: string | null;
  answers: unknown;
  segments: Record<string, number> | null;
  scores: { measure: number; touchpoint: number; bin: number }[] | null;
  comments: { text: string; original: string | null; touchpoint: number; language: number }[] | null;
};

/** Every response as a line of JSON, source by source along the primary key, in the words of the public API. */
export async function* readResponses(
  tx: Transaction,
  ctx: ServiceContext,
  catalogue: Catalogue,
  onPage: (count: number) => Promise<void>,
): AsyncGenerator<string> {
  const lineOf = responseLine(ctx, catalogue);
  let count = 0;
  for (const source of catalogue.sources.values())
    for (const shardKey of shardKeysOf(ctx.organisation.id, source)) {
      let last = "00000000-0000-0000-0000-000000000000";
      for (;;) {
        const rows = await readPage(tx, ctx, { shardKey, sourceId: source.id, last });
        for (const row of rows) yield lineOf(source.key, row);
        count += rows.length;
        await onPage(count);
        if (rows.length < pageSize) break;
        last = rows.at(-1)?.id ?? last;
      }
    }
}

async function readPage(
  tx: Transaction,
  ctx: ServiceContext,
  { shardKey, sourceId, last }: { shardKey: number; sourceId: number; last: string },
): Promise<Row[]> {
  const original = isPermitted(ctx, "comment.unmask")
    ? sql`(select o.text from comment_originals o where o.shard_key = c.shard_key and o.response_id = c.response_id and o.item = c.item
        and not exists (select from surveys m where m.source_id = r.source_id and m.is_for_minors))`
    : sql`null`;
  const rows = await tx.execute<Row>(sql`
    select r.id, r.external_id, r.occurred_at, r.occurred_on::text as occurred_on, r.received_at, r.day::text as day, r.state, r.batch_id, r.touchpoint_id, r.channel_id,
      r.mode, r.language, r.customer, r.answers,
      (select jsonb_build_object('1', x.seg1, '2', x.seg2, '3', x.seg3, '4', x.seg4, '5', x.seg5, '6', x.seg6) from cells x
        where x.org_id = r.org_id and x.cell_id = r.cell_id and x.shard_key = r.shard_key) as segments,
      (select jsonb_agg(jsonb_build_object('measure', s.measure_id, 'touchpoint', s.touchpoint_id, 'bin', s.bin) order by s.item) from scores s
        where s.shard_key = r.shard_key and s.response_id = r.id) as scores,
      (select jsonb_agg(jsonb_build_object('text', c.text, 'original', ${original}, 'touchpoint', c.touchpoint_id, 'language', c.language) order by c.item) from comments c
        where c.shard_key = r.shard_key and c.response_id = r.id) as comments
    from responses r where r.shard_key = ${shardKey} and r.org_id = ${ctx.organisation.id} and r.source_id = ${sourceId} and r.id > ${last}::uuid
    order by r.id limit ${pageSize}`);
  return [...rows];
}

function responseLine(ctx: ServiceContext, catalogue: Catalogue): (source: string, row: Row) => string {
  const touchpoint = touchpointKeys(catalogue);
  const channels = new Map([...catalogue.channels.values()].map(({ id, key }) => [id, key]));
  const fields = [...catalogue.segmentFields.values()].map(({ key, slot, values }) => ({
    key,
    slot,
    values: new Map([...values.values()].map(({ id, value }) => [id, value])),
  }));
  const language = (code: number) => (code === 0 ? undefined : languageTag(code));
  const instant = (text: string | null) => (text === null ? undefined : new Date(text).toISOString());
  return (source, row) =>
    JSON.stringify({
      id: row.id,
      source,
      externalId: shownExternalId(row.external_id) ?? undefined,
      occurredAt: instant(row.occurred_at),
      occurredOn: row.occurred_on ?? undefined,
      receivedAt: instant(row.received_at),
      day: row.day,
      state: stateOf(row.state),
      import: row.batch_id || undefined,
      channel: channels.get(row.channel_id),
      touchpoint: touchpoint(row.touchpoint_id) ?? undefined,
      mode: modeOf(row.mode),
      language: language(row.language),
      customer: isPermitted(ctx, "customer.see") ? (row.customer ?? undefined) : undefined,
      segments: Object.fromEntries(
        fields.flatMap(({ key, slot, values }) => {
          const value = values.get(row.segments?.[slot] ?? 0);
          return value === undefined ? [] : [[key, value]];
        }),
      ),
      scores: (row.scores ?? []).flatMap((score) => {
        const measure = catalogue.measures.get(score.measure);
        if (!measure) return [];
        const { min, max, direction } = measure.scale;
        return [
          {
            metric: measure.metric.key,
            value: score.bin + min,
            scale: { min, max, direction },
            touchpoint: touchpoint(score.touchpoint) ?? undefined,
          },
        ];
      }),
      comments: (row.comments ?? []).map((comment) => ({
        text: comment.original ?? comment.text,
        touchpoint: touchpoint(comment.touchpoint) ?? undefined,
        language: language(comment.language),
      })),
      answers: row.answers ?? undefined,
    });
}
