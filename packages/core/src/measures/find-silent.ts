import type { Transaction } from "@heard/db";
import type { Catalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { readListeningPaths } from "../listening-paths/queries.ts";
import { type HistogramRow, readHistograms } from "./read.ts";
import type { ResolvedQuery } from "./resolve.ts";
import { firstDay, lastDay } from "./rules.ts";

const ever = { from: firstDay, to: lastDay };

/**
 * The touchpoints of a breakdown that nothing listens to: no listening path is registered there, and no answer ever arrived, of any metric, from any
 * source in use. Only those without answers now are looked up, so a breakdown without gaps costs nothing.
 */
export async function findSilentTouchpoints(
  tx: Transaction,
  ctx: ServiceContext,
  catalogue: Catalogue,
  { group, journey }: ResolvedQuery,
  groups: readonly HistogramRow[],
): Promise<ReadonlySet<number>> {
  if (group?.dimension !== "touchpoint") return new Set();
  const answered = new Set(groups.filter(({ period }) => period === 0).map((row) => row.groups[0] ?? 0));
  // What a limited member may not see is not theirs to call silent.
  const visible = (id: number) => ctx.touchpoints === "*" || ctx.touchpoints.includes(id);
  const quiet = journey.touchpoints.map(({ id }) => id).filter((id) => !answered.has(id) && visible(id));
  if (quiet.length === 0) return new Set();
  const { rows } = await readHistograms(tx, ctx.organisation.id, {
    measureIds: [0, ...catalogue.measures.keys()],
    periods: [ever],
    filters: new Map([["touchpoint", quiet]]),
    groups: ["touchpoint"],
    bucket: "none",
  });
  const registered = await readListeningPaths(tx);
  const heard = new Set([...rows.map((row) => row.groups[0] ?? 0), ...registered.map((path) => path.touchpointId)]);
  return new Set(quiet.filter((id) => !heard.has(id)));
}
