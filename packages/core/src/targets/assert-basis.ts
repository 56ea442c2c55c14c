import type { Transaction } from "@heard/db";
import type { TargetBasis } from "@heard/db/schema/targets";
import { readBenchmarkRows } from "../benchmarks/queries.ts";
import { invalidInput, notFound } from "../errors.ts";
import { isOfOthers } from "./rules.ts";

type Given = { basis: TargetBasis; benchmarkId: number | null };

/**
 * A target that goes by what others score names the figure, which is one of its kind and of the same score; any other names none.
 * @param before the figure that it goes by so far, which may have been taken off the list meanwhile
 * @throws DomainError not_found, invalid_input `target_basis`
 */
export async function assertBasis(
  tx: Transaction,
  { basis, benchmarkId }: Given,
  { metricId, before = null }: { metricId: number; before?: number | null },
): Promise<void> {
  if (benchmarkId === null) {
    if (isOfOthers(basis)) throw invalidInput("target_basis");
    return;
  }
  const found = (await readBenchmarkRows(tx)).find(({ id }) => id === benchmarkId);
  if (!found || (found.removedAt !== null && benchmarkId !== before)) throw notFound("benchmark", benchmarkId);
  if (found.kind !== basis || found.metricId !== metricId) throw invalidInput("target_basis");
}
