import type { Transaction } from "@heard/db";
import { councilProxies } from "@heard/db/schema/council";
import { councilAttendance } from "@heard/db/schema/council-meetings";
import { and, eq, gte, lte } from "drizzle-orm";
import { readCouncillors } from "./read-councillors.ts";

/** Who votes for whom on a day: the proxy by the member whose place it is. Whoever sits in the council no more stands in for nobody. */
export async function readStandIns(tx: Transaction, day: string): Promise<Map<number, number>> {
  const rows = await tx
    .select()
    .from(councilProxies)
    .where(and(lte(councilProxies.fromOn, day), gte(councilProxies.toOn, day)));
  const seated = new Set(await readCouncillors(tx));
  return new Map(
    rows
      .filter(({ memberId, proxyId }) => seated.has(memberId) && seated.has(proxyId))
      .map(({ memberId, proxyId }) => [memberId, proxyId]),
  );
}

/** The members who are in a meeting, and those for whom somebody who is there stands in. */
export async function readRepresented(
  tx: Transaction,
  { meetingId, day }: { meetingId: number; day: string },
): Promise<{ present: number[]; standIns: { memberId: number; proxyId: number }[] }> {
  const seated = new Set(await readCouncillors(tx));
  const rows = await tx.select().from(councilAttendance).where(eq(councilAttendance.meetingId, meetingId));
  const present = rows.map(({ memberId }) => memberId).filter((memberId) => seated.has(memberId));
  const isThere = new Set(present);
  const standIns = [...(await readStandIns(tx, day))]
    .filter(([memberId, proxyId]) => !isThere.has(memberId) && isThere.has(proxyId))
    .map(([memberId, proxyId]) => ({ memberId, proxyId }));
  return { present, standIns };
}
