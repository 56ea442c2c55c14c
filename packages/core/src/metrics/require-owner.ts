import type { Transaction } from "@heard/db";
import { notFound } from "../errors.ts";
import { listPeople } from "./queries.ts";

/** A metric is owned by a member who is there, or by nobody yet. @throws DomainError not_found */
export async function requireOwner(tx: Transaction, memberId: number | null | undefined): Promise<void> {
  if (memberId === null || memberId === undefined) return;
  const people = await listPeople(tx);
  if (!people.some((person) => person.memberId === memberId)) throw notFound("member", memberId);
}
