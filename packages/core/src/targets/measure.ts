import type { Transaction } from "@heard/db";
import type { MeasuredScore } from "@heard/db/schema/targets";
import type { ServiceContext } from "../context.ts";
import { readMeasures } from "../measures/get.ts";
import type { Period } from "../measures/rules.ts";

export type MeasuredPlace = { metric: string; method: string; touchpoint: string | null };

/** The query of a score where a target is set. */
export const queryOf = ({ metric, method, touchpoint }: MeasuredPlace, period: Period) => ({
  ...{ metric, method, period },
  filters: touchpoint === null ? {} : { touchpoint: [touchpoint] },
});

/** A score as it is in a period, to be kept. */
export async function measureScore(
  tx: Transaction,
  ctx: ServiceContext,
  place: MeasuredPlace,
  period: Period,
): Promise<MeasuredScore> {
  const [result] = await readMeasures(tx, ctx, [queryOf(place, period)]);
  if (!result) throw new Error("One query has one result");
  const { value, n, interval } = result.total;
  return { ...period, value, n, interval: interval && { low: interval.low, high: interval.high } };
}
