import type { Transaction } from "@heard/db";
import { caseClosings, cases } from "@heard/db/schema/cases";
import { wilsonInterval } from "@heard/metrics";
import { and, count, eq, gte, type SQL, sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { momentOf } from "../responses/moment.ts";

/** How many closed cases their customers call settled, out of all that were closed since a day: whoever did not answer has not confirmed. */
export type CaseConfirmation = {
  since: string;
  /** Closings, the `n` of the share. */
  n: number;
  /** From 0 to 1; `null` before one was closed. */
  share: number | null;
  interval: { low: number; high: number } | null;
  confirmed: number;
  unsure: number;
  unhappy: number;
  /** Asked, or still to be asked, and no answer yet. */
  waiting: number;
  /** Nobody knows how to reach them. */
  unreachable: number;
};

export const selectConfirmation = (tx: Transaction, since: Date | SQL<Date>) =>
  tx
    .select({
      n: count(),
      confirmed: sql<number>`count(*) filter (where ${caseClosings.outcome} = 'confirmed')::int`,
      unsure: sql<number>`count(*) filter (where ${caseClosings.outcome} = 'unsure')::int`,
      unhappy: sql<number>`count(*) filter (where ${caseClosings.outcome} = 'unhappy')::int`,
      unreachable: sql<number>`count(*) filter (where ${caseClosings.outcome} is null and ${caseClosings.occasion} is null)::int`,
    })
    .from(caseClosings)
    .innerJoin(cases, and(eq(cases.id, caseClosings.caseId), eq(cases.kind, "recovery")))
    .where(gte(caseClosings.closedAt, since));

/** The rate of closed loops, as customers confirm it, with its 95 % interval (Wilson). A case that was closed twice counts twice. */
export async function readConfirmation(tx: Transaction, ctx: ServiceContext, since: string): Promise<CaseConfirmation> {
  const [row] = await selectConfirmation(tx, momentOf(ctx, { day: since, time: "00:00" }));
  const { n, confirmed, unsure, unhappy, unreachable } = row ?? {
    ...{ n: 0, confirmed: 0, unsure: 0, unhappy: 0, unreachable: 0 },
  };
  return {
    ...{ since, n, confirmed, unsure, unhappy, unreachable, waiting: n - confirmed - unsure - unhappy - unreachable },
    share: n === 0 ? null : confirmed / n,
    interval: n === 0 ? null : wilsonInterval(confirmed, n),
  };
}
