import type { Transaction } from "@heard/db";
import { members } from "@heard/db/schema/members";
import { and, inArray, isNull } from "drizzle-orm";
import { notFound } from "../errors.ts";

/** Makes sure that these are members who can work: whoever has left or sleeps gets nothing new. @throws DomainError not_found */
export async function assertActive(tx: Transaction, memberIds: readonly (number | null | undefined)[]): Promise<void> {
  const wanted = [...new Set(memberIds.filter((id): id is number => typeof id === "number"))];
  if (wanted.length === 0) return;
  const found = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(inArray(members.id, wanted), isNull(members.deactivatedAt)));
  const missing = wanted.find((id) => !found.some((member) => member.id === id));
  if (missing !== undefined) throw notFound("member", missing);
}
