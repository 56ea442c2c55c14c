import type { Transaction } from "@heard/db";
import { memberRoles, members } from "@heard/db/schema/members";
import { and, asc, eq, isNull } from "drizzle-orm";

/** The members who sit in the council now. */
export async function readCouncillors(tx: Transaction): Promise<number[]> {
  const rows = await tx
    .select({ memberId: memberRoles.memberId })
    .from(memberRoles)
    .innerJoin(members, eq(members.id, memberRoles.memberId))
    .where(and(eq(memberRoles.role, "councilMember"), isNull(members.deactivatedAt)))
    .orderBy(asc(memberRoles.memberId));
  return rows.map(({ memberId }) => memberId);
}
