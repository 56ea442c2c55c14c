import type { Transaction } from "@heard/db";
import { councilAgendaItems } from "@heard/db/schema/council-meetings";
import { eq } from "drizzle-orm";

/** What was written down in a meeting, by item. */
export async function readNotes(tx: Transaction, meetingId: number): Promise<Map<string, string>> {
  const rows = await tx.select().from(councilAgendaItems).where(eq(councilAgendaItems.meetingId, meetingId));
  return new Map(rows.flatMap(({ item, note }) => (note === null ? [] : [[item, note]])));
}
