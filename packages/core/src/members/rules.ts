import type { MemberRole } from "@heard/db/schema/members";
import { DomainError } from "../errors.ts";

export type MemberState = "active" | "deactivated" | "removed";
type Dates = { deactivatedAt: Date | null; removedAt: Date | null };

/** Whether a membership opens anything. Somebody who was removed is known for the sake of what they did. */
export function memberState({ deactivatedAt, removedAt }: Dates): MemberState {
  if (removedAt) return "removed";
  return deactivatedAt ? "deactivated" : "active";
}

type Seat = { id: number; roles: readonly MemberRole[]; state: MemberState };

/** Whether an organisation would have no owner left without this one. */
export function isLastOwner(members: readonly Seat[], memberId: number): boolean {
  const owners = members.filter(({ roles, state }) => state === "active" && roles.includes("owner"));
  return owners.length === 1 && owners[0]?.id === memberId;
}

/** @throws DomainError invalid_state `last_owner` */
export function assertNotLastOwner(members: readonly Seat[], memberId: number): void {
  if (isLastOwner(members, memberId)) throw new DomainError("invalid_state", "last_owner");
}
