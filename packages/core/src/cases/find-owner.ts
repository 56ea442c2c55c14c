import type { Transaction } from "@heard/db";
import { councilSeats } from "@heard/db/schema/council";
import { and, asc, eq } from "drizzle-orm";
import { readHandlers } from "./read-handlers.ts";

/** Who answers for a touchpoint and is at work: the first of them. `null` where nobody is. */
export async function findOwner(tx: Transaction, touchpointId: number | null): Promise<number | null> {
  if (touchpointId === null) return null;
  const handlers = await readHandlers(tx, touchpointId);
  const seats = await tx
    .select({ memberId: councilSeats.memberId })
    .from(councilSeats)
    .where(and(eq(councilSeats.touchpointId, touchpointId), eq(councilSeats.part, "owner")))
    .orderBy(asc(councilSeats.memberId));
  // Who sits in the council and does not work on cases is not given one.
  return seats.find(({ memberId }) => handlers.has(memberId))?.memberId ?? null;
}
