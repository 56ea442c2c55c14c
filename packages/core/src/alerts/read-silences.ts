import type { Transaction } from "@heard/db";
import { findSilentSources, type SilentSource } from "@heard/metrics";
import type { Catalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { readHistograms } from "../measures/read.ts";
import { addDays, dayCount } from "../measures/rules.ts";

/** A source that stopped answering, on days of the calendar. */
export type Silence = { sourceId: number; from: string; raisedOn: string; until: string | null; expected: number };

const responses = 0;
/** Silence is judged against the weeks before it; a year of misses says how restless sources are. */
const followedDays = 7 * 60;

/** Sources in use that stopped answering, up to yesterday: a day that is not over yet is not silent. */
export async function readSilences(
  tx: Transaction,
  ctx: ServiceContext,
  { catalogue, lastDay, budget }: { catalogue: Catalogue; lastDay: string; budget: number },
): Promise<{ silences: Silence[]; watched: number }> {
  const weekday = (new Date(`${lastDay}T00:00:00Z`).getUTCDay() + 6) % 7;
  const first = addDays(lastDay, -weekday - followedDays);
  const { rows } = await readHistograms(tx, ctx.organisation.id, {
    ...{ measureIds: [responses], groups: ["source"], bucket: "day", filters: new Map() },
    periods: [{ from: first, to: lastDay }],
  });
  const length = dayCount({ from: first, to: lastDay });
  const inUse = [...catalogue.sources.values()].filter(({ deletedAt }) => deletedAt === null);
  const days = new Map(inUse.map(({ id }) => [String(id), new Array<number>(length).fill(0)]));
  for (const { groups, bucket, counts } of rows) {
    const own = days.get(String(groups[0]));
    const at = bucket === null ? -1 : dayCount({ from: first, to: bucket }) - 1;
    if (own && at >= 0) own[at] = counts.reduce((sum, count) => sum + count, 0);
  }
  const onCalendar = ({ source, from, day, until, expected }: SilentSource): Silence => ({
    ...{ sourceId: Number(source), from: addDays(first, from), raisedOn: addDays(first, day), expected },
    until: until === null ? null : addDays(first, until),
  });
  const answering = [...days.values()].filter((own) => own.some((count) => count > 0)).length;
  return { silences: findSilentSources(days, { budget }).map(onCalendar), watched: answering };
}
