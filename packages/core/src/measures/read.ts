import type { Transaction } from "@heard/db";
import { bins } from "@heard/db/bins";
import { type SQL, sql } from "drizzle-orm";
import {
  type Bucket,
  dimensionColumns,
  dimensionsOf,
  type HistogramQuery,
  type ReadClass,
  type ReceivedPeriod,
  rangesOf,
  readClassOf,
} from "./plan.ts";
import { bucketStart, type Period } from "./rules.ts";

/** One histogram: counts by bin, from the scale's minimum. `groups` are ids in the order asked for, 0 for "none". */
export type HistogramRow = {
  period: number;
  measureId: number;
  groups: number[];
  bucket: string | null;
  counts: number[];
};

const rollupSums = sql.raw(bins.map((bin) => `sum(r.h${bin}) as h${bin}`).join(", "));
const pendingSums = sql.raw(bins.map((bin) => `sum(r.count) filter (where r.bin = ${bin}) as h${bin}`).join(", "));
const factSums = sql.raw(bins.map((bin) => `count(*) filter (where r.bin = ${bin}) as h${bin}`).join(", "));
const intList = (values: readonly number[]) => sql`${`{${values.join(",")}}`}::int[]`;

/**
 * Reads score histograms: one statement, rollup ∪ pending where a rollup answers, else the answers themselves. It is the only place where
 * scores are counted.
 */
export async function readHistograms(
  tx: Transaction,
  organisationId: number,
  query: HistogramQuery,
): Promise<{ rows: HistogramRow[]; readClass: ReadClass }> {
  const readClass = readClassOf(query);
  const withTotals = needsRemainder(query, readClass);
  const parts = query.periods.flatMap((period, place) => [
    ...(readClass === "facts"
      ? factParts(organisationId, query, period, place)
      : [
          ...rollupParts(organisationId, query, readClass, period, place),
          pendingPart(organisationId, query, period, place),
        ]),
    ...(withTotals
      ? rollupParts(organisationId, { ...query, groups: [] }, readClass, period, place, [sql.raw(`${totalGroup}`)])
      : []),
  ]);
  const found = await tx.execute<FoundRow>(sql.join(parts, sql` union all `));
  if (!withTotals) return { rows: summedUp(found, query), readClass };
  // What is pending is read once, and is part of a value and of the total.
  const pendingTotals = found.filter(({ pending }) => pending).map((row) => ({ ...row, g0: totalGroup }));
  return { rows: withRemainder(summedUp([...found, ...pendingTotals], query)), readClass };
}

type FoundRow = { pending: boolean } & Record<string, string | number | boolean | null>;

/** Stands where a group id would, in rows that are the total of all groups. */
const totalGroup = -1;

function rollupParts(
  organisationId: number,
  query: HistogramQuery,
  readClass: ReadClass,
  period: Period,
  place: number,
  fixedGroups: readonly SQL[] = [],
): SQL[] {
  return rangesOf(period, query.bucket).map((range) => {
    const where = sql`r.org_id = ${organisationId} and r.measure_id = any (${intList(query.measureIds)}) and r.day between ${range.from} and ${range.to}`;
    const suffix = range.grain === "month" ? "months" : "days";
    return readClass === "dimension"
      ? dimensionPart(query, suffix, where, place, fixedGroups)
      : corePart(organisationId, query, suffix, where, place);
  });
}

function dimensionPart(
  query: HistogramQuery,
  suffix: "days" | "months",
  where: SQL,
  place: number,
  fixedGroups: readonly SQL[],
): SQL {
  const [dimension] = dimensionsOf(query);
  const code = dimension ? dimensionColumns[dimension].code : 0;
  const values = dimension ? query.filters.get(dimension) : [0];
  const only = values ? sql` and r.value = any (${intList(values)})` : sql``;
  const groups = [...query.groups.map(() => sql.raw("r.value")), ...fixedGroups];
  return select(
    sql`${sql.raw(`rollup_dimension_${suffix}`)} r where ${where} and r.dim = ${code}${only}`,
    groups,
    rollupSums,
    query.bucket,
    place,
  );
}

function corePart(
  organisationId: number,
  query: HistogramQuery,
  suffix: "days" | "months",
  where: SQL,
  place: number,
): SQL {
  const groups = query.groups.map((group) => sql.raw(`c.${dimensionColumns[group].column}`));
  const cells = sql`(select distinct core_id, source_id, touchpoint_id, channel_id, mode, language from core_cells c where ${filtersOn("c", organisationId, query)}) c`;
  return select(
    sql`${cells} join ${sql.raw(`rollup_core_${suffix}`)} r on r.core_id = c.core_id where ${where}`,
    groups,
    rollupSums,
    query.bucket,
    place,
  );
}

/** Summed up by bin before the bins become columns: a condition per bin costs more on every row than on these few sums. */
function pendingPart(organisationId: number, query: HistogramQuery, period: Period, place: number): SQL {
  const columns = query.groups.map((group) => `r.${dimensionColumns[group].column}`);
  const kept = [...new Set(["r.measure_id", "r.bin", ...columns])];
  // The first day of its bucket is a day of that bucket.
  const day = query.bucket === "none" ? "" : `${bucketColumns[query.bucket]} as day, `;
  const keys = sql.raw(Array.from({ length: kept.length + (day ? 1 : 0) }, (_, index) => index + 1).join(", "));
  const from = sql`(select ${sql.raw(`${day}${kept.join(", ")}`)}, sum(r.count)::int as count from pending r where ${filtersOn("r", organisationId, query)} and r.measure_id = any (${intList(query.measureIds)}) and r.day between ${period.from} and ${period.to} group by ${keys}) r`;
  return select(
    from,
    columns.map((column) => sql.raw(column)),
    pendingSums,
    query.bucket,
    place,
    true,
  );
}

/** Answers are complete when committed, so this class needs no pending. Response counts have their own index on responses. */
function factParts(organisationId: number, query: HistogramQuery, period: ReceivedPeriod, place: number): SQL[] {
  const columns = query.groups.map((group) => dimensionColumns[group].column);
  const groups = columns.map((column) => sql.raw(`c.${column}`));
  const cells = sql`(select distinct ${sql.raw(["cell_id", ...new Set(columns)].join(", "))} from cells c where ${filtersOn("c", organisationId, query)}) c`;
  const inPeriod = sql`r.org_id = ${organisationId} and r.day between ${period.from} and ${period.to}`;
  const inTime = arrivedBefore(period);
  const parts: SQL[] = [];
  const tables = [
    ["scores", query.measureIds.filter((id) => id > 0)],
    ["mentions", query.measureIds.filter((id) => id < 0)],
  ] as const;
  for (const [table, ids] of tables) {
    if (ids.length === 0) continue;
    const from = sql`${cells} join ${sql.raw(table)} r on r.cell_id = c.cell_id where ${inPeriod} and r.counted and r.measure_id = any (${intList(ids)})${inTime}`;
    parts.push(select(from, groups, factSums, query.bucket, place));
  }
  if (query.measureIds.includes(0)) {
    const from = sql`${cells} join (select org_id, day, cell_id, 0 as measure_id, 0 as bin, received_at from responses where state = 2) r on r.cell_id = c.cell_id where ${inPeriod}${period.receivedBefore ? sql` and r.received_at < ${period.receivedBefore}` : sql``}`;
    parts.push(select(from, groups, factSums, query.bucket, place));
  }
  return parts;
}

/** The condition that a score or mention belongs to a response that had arrived by then. */
function arrivedBefore({ receivedBefore }: ReceivedPeriod): SQL {
  if (!receivedBefore) return sql``;
  return sql` and exists (select from responses a where a.shard_key = r.shard_key and a.id = r.response_id and a.received_at < ${receivedBefore})`;
}

function filtersOn(alias: "c" | "r", organisationId: number, { filters }: Pick<HistogramQuery, "filters">): SQL {
  const conditions = [...filters].map(
    ([dimension, values]) =>
      sql`${sql.raw(`${alias}.${dimensionColumns[dimension].column}`)} = any (${intList(values)})`,
  );
  return sql.join([sql`${sql.raw(`${alias}.org_id`)} = ${organisationId}`, ...conditions], sql` and `);
}

/** The condition that a fact's cell is one of a slice: for lists of answers, which need the same slice as the numbers. */
export function cellCondition(cellId: SQL, organisationId: number, filters: HistogramQuery["filters"]): SQL {
  if (filters.size === 0) return sql`true`;
  return sql`exists (select from cells c where c.cell_id = ${cellId} and ${filtersOn("c", organisationId, { filters })})`;
}

const bucketColumns: Record<Bucket, string> = {
  none: "null::date",
  day: "r.day",
  // Weeks start on Monday; 2001-01-01 was one. date_trunc would go through the session's time zone.
  week: "r.day - ((r.day - date '2001-01-01') % 7)",
  month: "r.day - (extract(day from r.day)::int - 1)",
  // Read by month and put together below: where a quarter begins is one rule for screens, files and the database.
  quarter: "r.day - (extract(day from r.day)::int - 1)",
};

function select(from: SQL, groups: readonly SQL[], sums: SQL, bucket: Bucket, place: number, isPending = false): SQL {
  const columns = [
    sql`${sql.raw(String(place))} as period`,
    sql.raw("r.measure_id"),
    ...groups.map((group, index) => sql`${group}::int as ${sql.raw(`g${index}`)}`),
    sql`${sql.raw(bucketColumns[bucket])} as bucket`,
  ];
  const keys = sql.raw(Array.from({ length: groups.length + 3 }, (_, index) => index + 1).join(", "));
  return sql`(select ${sql.join(columns, sql`, `)}, ${sums}, ${sql.raw(String(isPending))} as pending from ${from} group by ${keys})`;
}

function summedUp(
  found: readonly FoundRow[],
  { groups: { length: groupCount }, bucket: grain, yearStartMonth = 1 }: HistogramQuery,
): HistogramRow[] {
  const rows = new Map<string, HistogramRow>();
  for (const row of found) {
    const groups = Array.from({ length: groupCount }, (_, index) => Number(row[`g${index}`]));
    const day = row.bucket === null || row.bucket === undefined ? null : String(row.bucket).slice(0, 10);
    const bucket = day !== null && grain === "quarter" ? bucketStart(day, grain, yearStartMonth) : day;
    const key = `${row.period}/${row.measure_id}/${groups.join("/")}/${bucket}`;
    const known = rows.get(key) ?? {
      period: Number(row.period),
      measureId: Number(row.measure_id),
      groups,
      bucket,
      counts: bins.map(() => 0),
    };
    for (const bin of bins) known.counts[bin] = (known.counts[bin] ?? 0) + Number(row[`h${bin}`] ?? 0);
    rows.set(key, known);
  }
  return [...rows.values()].filter(({ counts }) => counts.some((count) => count !== 0));
}

/** The dimension rollups hold no row for "none": it is what the total has beyond the values. */
function needsRemainder({ groups, filters }: HistogramQuery, readClass: ReadClass): boolean {
  return readClass === "dimension" && groups.length === 1 && filters.size === 0;
}

/** Takes the totals out and puts in what they have beyond the values: the group "none". */
function withRemainder(rows: readonly HistogramRow[]): HistogramRow[] {
  const keyOf = ({ period, measureId, bucket }: HistogramRow) => `${period}/${measureId}/${bucket}`;
  const remainders = new Map(
    rows
      .filter(({ groups }) => groups[0] === totalGroup)
      .map((total) => [keyOf(total), { ...total, groups: [0], counts: [...total.counts] }]),
  );
  const values = rows.filter(({ groups }) => groups[0] !== totalGroup);
  for (const row of values) {
    const remainder = remainders.get(keyOf(row));
    for (const bin of bins)
      if (remainder) remainder.counts[bin] = (remainder.counts[bin] ?? 0) - (row.counts[bin] ?? 0);
  }
  return [...values, ...[...remainders.values()].filter(({ counts }) => counts.some((count) => count > 0))];
}
