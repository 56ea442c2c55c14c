import type { Transaction } from "@heard/db";
import { type SQL, sql } from "drizzle-orm";
import type { AnswerPlace } from "../answer-place.ts";
import { languageTag } from "../catalogue/languages.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { modeOf } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { type ChosenMeasure, chooseMeasures } from "../measures/choose.ts";
import { currentJourney } from "../measures/journey.ts";
import { cellCondition, readHistograms } from "../measures/read.ts";
import { type ResolvedQuery, resolveMeasureQuery } from "../measures/resolve.ts";
import { isPermitted } from "../permissions.ts";
import { shownExternalId, stateOf, touchpointKeys } from "../responses/queries.ts";
import type { ParsedTraceQuery } from "./schema.ts";

export type TraceItem = {
  responseId: string;
  item: number;
  day: string;
  occurredAt: string | null;
  externalId: string | null;
  /** Only with the grant to see customers. */
  customer: string | null;
  value: number | null;
  /** Of the value; `null` for a response. */
  scale: { min: number; max: number; direction: "higherIsBetter" | "lowerIsBetter" } | null;
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
  customer: string | null;
  bin: number | null;
  measure_id: number;
  touchpoint_id: number;
  channel_id: number;
  mode: number;
  language: number;
  state: 1 | 2 | 3;
  comment: string | null;
};

/** The answers behind a number: a statement that lists them newest first, and what a row of it says. */
export type TraceRead = {
  statement: (more?: { after?: AnswerPlace; most?: number }) => SQL;
  itemOf: (row: Row) => TraceItem;
};

export async function readTrace(
  tx: Transaction,
  ctx: ServiceContext,
  { query, which, value }: ParsedTraceQuery,
): Promise<TraceRead> {
  const catalogue = await readCatalogue(tx);
  const resolved = resolveMeasureQuery(
    query,
    catalogue,
    await currentJourney(tx, catalogue, query.journeyVersion),
    ctx.touchpoints,
  );
  const [period] = resolved.periods;
  if (!period) throw invalidInput("period_invalid", { from: "", to: "" });
  const current = await chosenMeasures(tx, ctx, resolved, query.scale);
  const ids = sql`${`{${current.map(({ id }) => id).join(",")}}`}::int[]`;
  const facts = resolved.metric
    ? sql`select s.response_id, s.shard_key, s.item, s.day, s.bin, s.measure_id, s.touchpoint_id, s.cell_id, s.counted from scores s
        where s.org_id = ${ctx.organisation.id} and s.day between ${period.from} and ${period.to} and s.measure_id = any (${`{${resolved.metric.measures.map(({ id }) => id).join(",") || "0"}}`}::int[])`
    : sql`select id as response_id, shard_key, 0 as item, day, null::smallint as bin, 0 as measure_id, touchpoint_id, cell_id, state = 2 as counted from responses
        where org_id = ${ctx.organisation.id} and day between ${period.from} and ${period.to}`;
  const isCounted = sql`(f.counted and f.measure_id = any (${ids}))`;
  // The same answer stands in another bin of every scale.
  const isValue = sql.join(
    current.map(({ id, scale }) => sql`(f.measure_id = ${id} and f.bin = ${(value ?? 0) - (scale?.min ?? 0)})`),
    sql` or `,
  );
  const statement: TraceRead["statement"] = ({ after, most } = {}) => sql`
    select f.response_id, f.item, f.day::text as day, r.occurred_at, r.external_id, r.customer, f.bin, f.measure_id, f.touchpoint_id, r.channel_id, r.mode, r.language, r.state,
      (select c.text from comments c where c.shard_key = f.shard_key and c.response_id = f.response_id order by c.item limit 1) as comment
    from (${facts}) f join responses r on r.shard_key = f.shard_key and r.id = f.response_id
    where ${which === "counted" ? isCounted : sql`not ${isCounted} and r.state <= 3`}
      and ${cellCondition(sql`f.cell_id`, ctx.organisation.id, resolved.filters)}
      ${value === undefined ? sql`` : sql`and (${isValue})`}
      ${after ? sql`and (f.day, f.response_id, -f.item) < (${after.day}::date, ${after.responseId}::uuid, ${-after.item}::int)` : sql``}
    order by f.day desc, f.response_id desc, f.item${most === undefined ? sql`` : sql` limit ${most}`}`;
  return { statement, itemOf: itemReader(ctx, catalogue, which) };
}

/** The same scale versions that the figure is of. Only a metric that has had several needs a look at the answers. */
async function chosenMeasures(
  tx: Transaction,
  ctx: ServiceContext,
  resolved: ResolvedQuery,
  scale: string | undefined,
): Promise<ChosenMeasure[]> {
  const measureIds = resolved.metric?.measures.map(({ id }) => id) ?? [];
  if (measureIds.length < 2) return chooseMeasures(resolved, [], 0, scale);
  const { periods, filters } = resolved;
  const { rows } = await readHistograms(tx, ctx.organisation.id, {
    measureIds,
    periods,
    filters,
    groups: [],
    bucket: "none",
  });
  return chooseMeasures(resolved, rows, 0, scale);
}

function itemReader(
  ctx: ServiceContext,
  catalogue: Catalogue,
  which: ParsedTraceQuery["which"],
): (row: Row) => TraceItem {
  const touchpoint = touchpointKeys(catalogue);
  const channel = new Map([...catalogue.channels.values()].map(({ id, key }) => [id, key]));
  const seesCustomers = isPermitted(ctx, "customer.see");
  const scaleOf = (measureId: number) => {
    const scale = catalogue.measures.get(measureId)?.scale;
    return scale ? { min: scale.min, max: scale.max, direction: scale.direction } : null;
  };
  return (row) => ({
    responseId: row.response_id,
    item: row.item,
    day: row.day,
    occurredAt: row.occurred_at === null ? null : new Date(row.occurred_at).toISOString(),
    externalId: shownExternalId(row.external_id),
    customer: seesCustomers ? row.customer : null,
    value: row.bin === null ? null : row.bin + (catalogue.measures.get(row.measure_id)?.scale.min ?? 0),
    scale: scaleOf(row.measure_id),
    touchpoint: touchpoint(row.touchpoint_id),
    channel: channel.get(row.channel_id) ?? null,
    mode: modeOf(row.mode),
    language: row.language === 0 ? null : languageTag(row.language),
    state: stateOf(row.state),
    excludedBecause: which === "counted" ? null : exclusionOf(row),
    comment: row.comment,
  });
}

function exclusionOf(row: Row): TraceItem["excludedBecause"] {
  const state = stateOf(row.state);
  return state === "complete" ? "otherScale" : state;
}

/** How many answers a trace lists. */
export async function countTrace(tx: Transaction, ctx: ServiceContext, query: ParsedTraceQuery): Promise<number> {
  const { statement } = await readTrace(tx, ctx, query);
  const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from (${statement()}) listed`);
  return row?.n ?? 0;
}

/** All answers of a trace from the transaction's own snapshot, so many at a time: the statement runs once, however long the list. */
export async function* traceBatches(
  tx: Transaction,
  ctx: ServiceContext,
  query: ParsedTraceQuery,
  batchSize = 1000,
): AsyncGenerator<TraceItem[]> {
  const { statement, itemOf } = await readTrace(tx, ctx, query);
  await tx.execute(sql`declare trace no scroll cursor for ${statement()}`);
  const fetch = sql.raw(`fetch forward ${batchSize} from trace`);
  for (let rows = await tx.execute<Row>(fetch); rows.length > 0; rows = await tx.execute<Row>(fetch))
    yield rows.map(itemOf);
  await tx.execute(sql.raw("close trace"));
}
