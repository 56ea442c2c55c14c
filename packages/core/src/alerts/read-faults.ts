import type { Transaction } from "@heard/db";
import { alerts } from "@heard/db/schema/alerts";
import type { Fault } from "@heard/metrics";
import { and, eq, isNull } from "drizzle-orm";
import { addDays } from "../measures/rules.ts";

/** A fault of the weeks that are followed, and the alert that told of it. */
export type KnownFault = Fault & { key: string };

/**
 * The weeks that people said hold a data fault, of the alerts that the data of now still shows: their answers leave what later weeks are compared with.
 * Days without any answers of a source are none of them, as they have no answers to leave out.
 */
export async function readFaults(tx: Transaction, mondays: readonly string[]): Promise<KnownFault[]> {
  const rows = await tx
    .select()
    .from(alerts)
    .where(and(eq(alerts.handling, "dataFault"), isNull(alerts.goneAt)))
    .orderBy(alerts.id);
  return rows.flatMap(({ key, measure, slice, direction, changeFrom, upTo, content }) => {
    if (content.kind === "silence") return [];
    // One that began before the first week that is followed goes on from there.
    const [from, to] = [Math.max(0, mondays.indexOf(changeFrom)), mondays.indexOf(addDays(upTo, -6))];
    const measures = [measure, ...content.lines.map((line) => line.measure)];
    return to < 0 ? [] : [{ key, measures, slice, direction, from, to }];
  });
}
