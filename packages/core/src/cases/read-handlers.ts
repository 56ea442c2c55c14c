import type { Transaction } from "@heard/db";
import { memberRoles, members } from "@heard/db/schema/members";
import { and, arrayContains, eq, inArray, isNull, or } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { permissions } from "../permissions.ts";

/** The members at work who can see and work on a case of a touchpoint; one of none is only for those who see everything. */
export async function readHandlers(tx: Transaction, touchpointId: number | null): Promise<Set<number>> {
  const seesAll = isNull(members.touchpointIds);
  const rows = await tx
    .selectDistinct({ id: members.id })
    .from(members)
    .innerJoin(memberRoles, eq(memberRoles.memberId, members.id))
    .where(
      and(
        isNull(members.deactivatedAt),
        inArray(memberRoles.role, [...permissions["case.work"].roles]),
        touchpointId === null ? seesAll : or(seesAll, arrayContains(members.touchpointIds, [touchpointId])),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/** Nobody is given what they may not look at. @throws DomainError invalid_input `case_out_of_reach` */
export async function assertHandlers(
  tx: Transaction,
  touchpointId: number | null,
  memberIds: readonly (number | null)[],
): Promise<void> {
  const given = memberIds.filter((id) => id !== null);
  if (given.length === 0) return;
  const handlers = await readHandlers(tx, touchpointId);
  if (given.some((id) => !handlers.has(id))) throw new DomainError("invalid_input", "case_out_of_reach");
}
