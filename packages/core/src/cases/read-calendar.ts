import type { Transaction } from "@heard/db";
import { caseSettings } from "@heard/db/schema/cases";
import type { ServiceContext } from "../context.ts";
import { defaultHours, type WorkCalendar } from "./rules.ts";

/** When the organisation works; `revision` 0 before anybody has said so. */
export async function readCalendar(
  tx: Transaction,
  { organisation: { timeZone } }: Pick<ServiceContext, "organisation">,
): Promise<WorkCalendar & { revision: number }> {
  const [kept] = await tx.select().from(caseSettings);
  return {
    timeZone,
    hours: kept?.hours ?? defaultHours,
    holidays: kept?.holidays ?? [],
    revision: kept?.revision ?? 0,
  };
}
