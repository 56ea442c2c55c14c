import type { Transaction } from "@heard/db";
import { memberRoles, members, users } from "@heard/db/schema/members";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { permissions } from "../permissions.ts";

type CaseWorker = {
  id: number;
  name: string;
  /** Those whose cases they see; `null`: all. */
  touchpointIds: readonly number[] | null;
};

/** Whoever is at work and may work on cases, by name: a case belongs to nobody who could not open it. */
export async function findWorkers(tx: Transaction): Promise<CaseWorker[]> {
  return tx
    .selectDistinct({ id: members.id, name: users.name, touchpointIds: members.touchpointIds })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(memberRoles, eq(memberRoles.memberId, members.id))
    .where(and(isNull(members.deactivatedAt), inArray(memberRoles.role, [...permissions["case.work"].roles])))
    .orderBy(asc(users.name), asc(members.id));
}
