import { type SQL, sql } from "drizzle-orm";

const columns = sql.raw(
  "shard_key, org_id, measure_id, cell_id, core_id, source_id, touchpoint_id, channel_id, mode, language, seg1, seg2, seg3, seg4, seg5, seg6, day, bin, count",
);
const dimensions = sql.raw(
  "c.source_id, c.touchpoint_id, c.channel_id, c.mode, c.language, c.seg1, c.seg2, c.seg3, c.seg4, c.seg5, c.seg6",
);
const facts = {
  scores: { row: sql.raw("s"), measureId: sql.raw("s.measure_id"), bin: sql.raw("s.bin") },
  mentions: { row: sql.raw("m"), measureId: sql.raw("m.measure_id"), bin: sql.raw("m.bin") },
  responses: { row: sql.raw("r"), measureId: sql.raw("0"), bin: sql.raw("0") },
} as const;

/** Which rows: scores are called `s` in both parts, mentions of themes `m`, responses `r`. */
export type Rows = { from: SQL; where: SQL };

/**
 * The statement that queues stored rows for the rollups, with one sign: +1 puts them in, −1 takes them out. Whoever changes what counts queues the
 * same rows around the change; recording has a statement of its own.
 */
export function queueStatement(sign: 1 | -1, rows: { scores?: Rows; mentions?: Rows; responses?: Rows }): SQL {
  const parts = (["scores", "mentions", "responses"] as const).flatMap((kind) => {
    const given = rows[kind];
    if (!given) return [];
    const { row, measureId, bin } = facts[kind];
    const key = sql`${row}.shard_key, ${row}.org_id, ${measureId}, ${row}.cell_id, ${row}.core_id, ${dimensions}, ${row}.day, ${bin}`;
    // A constant is no column to group by.
    const groups =
      kind === "responses"
        ? sql`${row}.shard_key, ${row}.org_id, ${row}.cell_id, ${row}.core_id, ${dimensions}, ${row}.day`
        : key;
    return [
      sql`select ${key}, (${sql.raw(String(sign))} * count(*))::int from ${given.from}
        join cells c on c.org_id = ${row}.org_id and c.cell_id = ${row}.cell_id and c.shard_key = ${row}.shard_key
        where ${given.where} group by ${groups}`,
    ];
  });
  return sql`insert into pending (${columns}) ${sql.join(parts, sql` union all `)}`;
}
