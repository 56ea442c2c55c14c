import type { Transaction } from "@heard/db";
import type { MeetingMinutes } from "@heard/db/schema/council-meetings";
import type { ServiceContext } from "../context.ts";
import { readPlanNumbers } from "../verdicts/read-numbers.ts";

/**
 * What of minutes is open to the reader: items about plans that they do not see are left out, with what was said of them, and so is what was counted over all touchpoints
 * when they were kept. `isNow`: they were composed for this reader, who sees what their figures count.
 */
export async function openTo(
  tx: Transaction,
  { touchpoints }: Pick<ServiceContext, "touchpoints">,
  { minutes, notes, isNow = false }: { minutes: MeetingMinutes; notes: ReadonlyMap<string, string>; isNow?: boolean },
): Promise<{ minutes: MeetingMinutes; notes: Map<string, string> }> {
  if (touchpoints === "*") return { minutes, notes: new Map(notes) };
  const seen = await readPlanNumbers(tx);
  const items = minutes.items
    .filter(({ planId }) => planId === null || seen.has(planId))
    .map(({ rise, ...item }) => (isNow && rise ? { ...item, rise } : item));
  const open = new Set(items.map(({ item }) => item));
  return { minutes: { ...minutes, items }, notes: new Map([...notes].filter(([item]) => open.has(item))) };
}
