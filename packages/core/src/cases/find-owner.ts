import type { Transaction } from "@heard/db";
import { councilSeats } from "@heard/db/schema/council";
import { members } from "@heard/db/schema/members";
import { and, asc, eq, isNull } from "drizzle-orm";

/** Who answers for a touchpoint and is at work: the first of them. `null` where nobody is. */
export async function findOwner(tx: Transaction, touchpointId: number | null): Promise<number | null> {
  if (touchpointId === null) return null;
  const [seat] = await tx
    .select({ memberId: councilSeats.memberId })
    .from(councilSeats)
    .innerJoin(members, and(eq(members.id, councilSeats.memberId), isNull(members.deactivatedAt)))
    .where(and(eq(councilSeats.touchpointId, touchpointId), eq(councilSeats.part, "owner")))
    .orderBy(asc(councilSeats.memberId))
    .limit(1);
  return seat?.memberId ?? null;
}
