import type { Transaction } from "@heard/db";
import type { MeetingMinutes } from "@heard/db/schema/council-meetings";
import type { ServiceContext } from "../context.ts";
import { readPlanNumbers } from "../verdicts/read-numbers.ts";

/** What of kept minutes is open to the reader: items about plans that they do not see are left out, with what was said of them. */
export async function openTo(
  tx: Transaction,
  { touchpoints }: Pick<ServiceContext, "touchpoints">,
  { minutes, notes }: { minutes: MeetingMinutes; notes: ReadonlyMap<string, string> },
): Promise<{ minutes: MeetingMinutes; notes: Map<string, string> }> {
  if (touchpoints === "*") return { minutes, notes: new Map(notes) };
  const seen = await readPlanNumbers(tx);
  const items = minutes.items.filter(({ planId }) => planId === null || seen.has(planId));
  const open = new Set(items.map(({ item }) => item));
  return { minutes: { ...minutes, items }, notes: new Map([...notes].filter(([item]) => open.has(item))) };
}
