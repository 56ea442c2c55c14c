import { sql } from "drizzle-orm";
import * as z from "zod";
import { languageTag } from "../catalogue/languages.ts";
import { modeOf } from "../catalogue/modes.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { currentJourney } from "../measures/journey.ts";
import { cellCondition } from "../measures/read.ts";
import { resolveMeasureQuery } from "../measures/resolve.ts";
import { MeasureQuery } from "../measures/schema.ts";
import { requirePermission } from "../permissions.ts";
import { shownExternalId, stateOf, touchpointKeys } from "../responses/queries.ts";

export const TraceInput = z.strictObject({
  query: MeasureQuery.omit({ groupBy: true, grain: true, compare: true }),
  /** `counted`: the answers in the number. `excluded`: those of the same slice that are left out, with the reason. */
  which: z.enum(["counted", "excluded"]).default("counted"),
  /** One answer value only, as the scale has it. */
  value: z.int().optional(),
  cursor: z.string().max(100).optional(),
  limit: z.int().min(1).max(1000).default(50),
});
export type TraceInput = z.input<typeof TraceInput>;

export type TraceItem = {
  responseId: string;
  item: number;
  day: string;
  occurredAt: string | null;
  externalId: string | null;
  value: number | null;
  touchpoint: string | null;
  channel: string | null;
  mode: string;
  language: string | null;
  state: "partial" | "complete" | "quarantined";
  /** Why it is left out. */
  excludedBecause: "partial" | "quarantined" | "otherScale" | null;
  comment: string | null;
};

type Row = {
  response_id: string;
  item: number;
  day: string;
  occurred_at: string | null;
  external_id: string | null;
  bin: number | null;
  measure_id: number;
  touchpoint_id: number;
  channel_id: number;
  mode: number;
  language: number;
  state: 1 | 2 | 3;
  comment: string | null;
};

/** Lists the answers behind a number, newest first: exactly those that it counts, or those of its slice that it leaves out. */
export async function listTrace(
  ctx: ServiceContext,
  input: TraceInput,
): Promise<{ items: TraceItem[]; nextCursor: string | null }> {
  requirePermission(ctx, "response.read");
  const { query, which, value, cursor, limit } = TraceInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const catalogue = await readCatalogue(tx);
      const resolved = resolveMeasureQuery(
        { ...query, filters: query.filters },
        catalogue,
        await currentJourney(tx, catalogue, query.journeyVersion),
        ctx.touchpoints,
      );
      const [period] = resolved.periods;
      if (!period) throw invalidInput("period_invalid", { from: "", to: "" });
      const current = resolved.metric?.measures.at(-1);
      const after = cursor ? decodeCursor(cursor) : null;
      const facts = resolved.metric
        ? sql`select s.response_id, s.shard_key, s.item, s.day, s.bin, s.measure_id, s.touchpoint_id, s.cell_id, s.counted from scores s
          where s.org_id = ${ctx.organisation.id} and s.day between ${period.from} and ${period.to} and s.measure_id = any (${`{${resolved.metric.measures.map(({ id }) => id).join(",") || "0"}}`}::int[])`
        : sql`select id as response_id, shard_key, 0 as item, day, null::smallint as bin, 0 as measure_id, touchpoint_id, cell_id, state = 2 as counted from responses
          where org_id = ${ctx.organisation.id} and day between ${period.from} and ${period.to}`;
      const isCounted = sql`(f.counted and f.measure_id = ${current?.id ?? 0})`;
      const rows = await tx.execute<Row>(sql`
      select f.response_id, f.item, f.day::text as day, r.occurred_at, r.external_id, f.bin, f.measure_id, f.touchpoint_id, r.channel_id, r.mode, r.language, r.state,
        (select c.text from comments c where c.shard_key = f.shard_key and c.response_id = f.response_id order by c.item limit 1) as comment
      from (${facts}) f join responses r on r.shard_key = f.shard_key and r.id = f.response_id
      where ${which === "counted" ? isCounted : sql`not ${isCounted}`}
        and ${cellCondition(sql`f.cell_id`, ctx.organisation.id, resolved.filters)}
        ${value === undefined ? sql`` : sql`and f.bin = ${value - (current?.scale.min ?? 0)}`}
        ${after ? sql`and (f.day, f.response_id, -f.item) < (${after.day}::date, ${after.responseId}::uuid, ${-after.item}::int)` : sql``}
      order by f.day desc, f.response_id desc, f.item limit ${limit + 1}`);
      const touchpoint = touchpointKeys(catalogue);
      const channel = new Map([...catalogue.channels.values()].map(({ id, key }) => [id, key]));
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map((row) => ({
          responseId: row.response_id,
          item: row.item,
          day: row.day,
          occurredAt: row.occurred_at === null ? null : new Date(row.occurred_at).toISOString(),
          externalId: shownExternalId(row.external_id),
          value: row.bin === null ? null : row.bin + (catalogue.measures.get(row.measure_id)?.scale.min ?? 0),
          touchpoint: touchpoint(row.touchpoint_id),
          channel: channel.get(row.channel_id) ?? null,
          mode: modeOf(row.mode),
          language: row.language === 0 ? null : languageTag(row.language),
          state: stateOf(row.state),
          excludedBecause: which === "counted" ? null : exclusionOf(row),
          comment: row.comment,
        })),
        nextCursor: rows.length > limit && last ? `${last.day}_${last.response_id}_${last.item}` : null,
      };
    },
    { snapshot: true },
  );
}

function exclusionOf(row: Row): TraceItem["excludedBecause"] {
  const state = stateOf(row.state);
  return state === "complete" ? "otherScale" : state;
}

function decodeCursor(cursor: string): { day: string; responseId: string; item: number } {
  const [, day, responseId, item] = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})_(\d+)$/.exec(cursor) ?? [];
  if (!day || !responseId || !item)
    throw invalidInput("invalid_value", { value: cursor, expected: "a cursor from the reply before" });
  return { day, responseId, item: Number(item) };
}
