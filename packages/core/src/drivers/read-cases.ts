import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import type { HistogramQuery } from "../measures/plan.ts";
import { cellCondition } from "../measures/read.ts";
import type { Period } from "../measures/rules.ts";

/** What one response said of each measure, as bins from the scale's minimum. */
export type ResponseBins = ReadonlyMap<number, readonly number[]>;
type CasesQuery = {
  outcomes: readonly number[];
  drivers: readonly number[];
  period: Period;
  filters: HistogramQuery["filters"];
  /** Responses that are read at most; of more a sample is drawn, always the same one. */
  most: number;
};

/** The responses that scored an outcome and a driver together, read from the scores themselves: which of them go together is in no rollup. */
export async function readCases(
  tx: Transaction,
  organisationId: number,
  { outcomes, drivers, period, filters, most }: CasesQuery,
): Promise<{ cases: ResponseBins[]; isSample: boolean }> {
  if (outcomes.length === 0 || drivers.length === 0) return { cases: [], isSample: false };
  const list = (ids: readonly number[]) => sql`${`{${ids.join(",")}}`}::int[]`;
  const rows = await tx.execute<{ response_id: string; measure_id: number; bin: number }>(sql`
    with asked as (
      select s.shard_key, s.response_id from scores s
      where s.org_id = ${organisationId} and s.counted and s.measure_id = any (${list(outcomes)}) and s.day between ${period.from} and ${period.to}
        and ${cellCondition(sql`s.cell_id`, organisationId, filters)}
        and exists (select from scores d where d.shard_key = s.shard_key and d.response_id = s.response_id and d.counted and d.measure_id = any (${list(drivers)}))
      group by 1, 2 order by uuid_hash(s.response_id), s.response_id limit ${most + 1}
    )
    select s.response_id, s.measure_id, s.bin from asked a join scores s on s.shard_key = a.shard_key and s.response_id = a.response_id
    where s.counted and s.measure_id = any (${list([...outcomes, ...drivers])})
    order by uuid_hash(s.response_id), s.response_id, s.measure_id`);
  const found = new Map<string, Map<number, number[]>>();
  for (const { response_id, measure_id, bin } of rows) {
    const bins = found.get(response_id) ?? new Map<number, number[]>();
    bins.set(measure_id, [...(bins.get(measure_id) ?? []), bin]);
    found.set(response_id, bins);
  }
  return { cases: [...found.values()].slice(0, most), isSample: found.size > most };
}

/** The outcomes that were scored together with drivers in that time, so that a choice of them can be offered. */
export async function readOutcomes(
  tx: Transaction,
  organisationId: number,
  { outcomes, drivers, period, filters }: Omit<CasesQuery, "most">,
): Promise<Set<number>> {
  if (outcomes.length === 0 || drivers.length === 0) return new Set();
  const list = (ids: readonly number[]) => sql`${`{${ids.join(",")}}`}::int[]`;
  const rows = await tx.execute<{ measure_id: number }>(sql`
    select distinct s.measure_id from scores d join scores s on s.shard_key = d.shard_key and s.response_id = d.response_id
    where d.org_id = ${organisationId} and d.counted and d.measure_id = any (${list(drivers)}) and d.day between ${period.from} and ${period.to}
      and ${cellCondition(sql`d.cell_id`, organisationId, filters)} and s.counted and s.measure_id = any (${list(outcomes)})`);
  return new Set([...rows].map(({ measure_id }) => measure_id));
}
