import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { CalendarDay } from "../measures/schema.ts";
import { RecordId } from "../record-id.ts";
import { visibleText } from "../visible-text.ts";
import { benchmarkKinds, benchmarkMethods, longestName, longestSource } from "./rules.ts";

export const AddBenchmarkInput = z.strictObject({
  kind: z.enum(benchmarkKinds),
  /** Whose score it is. */
  name: visibleText(longestName),
  /** Of ours, the metric that it stands beside. */
  metric: CatalogueKey,
  /** As it was published. */
  method: z.enum(benchmarkMethods),
  scaleMin: z.int().min(-10).max(20),
  scaleMax: z.int().min(-10).max(20),
  scaleDirection: z.enum(["higherIsBetter", "lowerIsBetter"]).default("higherIsBetter"),
  scope: z.enum(["relationship", "transaction"]),
  /** In the unit of the method: points, a share of 1, a mean on its scale. */
  value: z.number().min(-100).max(100),
  /** `null` where the source does not say. */
  n: z.int().min(1).max(2_147_483_647).nullable().default(null),
  source: visibleText(longestSource),
  asOf: CalendarDay,
});
export type AddBenchmarkInput = z.input<typeof AddBenchmarkInput>;
export const BenchmarkInput = z.strictObject({ benchmarkId: RecordId });
export type BenchmarkInput = z.input<typeof BenchmarkInput>;
