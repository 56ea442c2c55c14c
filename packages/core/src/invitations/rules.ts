import { DomainError } from "../errors.ts";

/** How long an invitation stands. */
export const invitationDays = 7;

export type InvitationState = "open" | "expired" | "accepted" | "withdrawn";
type Dates = { acceptedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date };

/** Whether an invitation can be accepted at this moment, and if not, why. */
export function invitationState({ acceptedAt, withdrawnAt, expiresAt }: Dates, now: Date): InvitationState {
  if (acceptedAt) return "accepted";
  if (withdrawnAt) return "withdrawn";
  return expiresAt <= now ? "expired" : "open";
}

/** One refusal for every way in which a link can be no good: which it is, is nobody's business who only holds the link. */
export const linkInvalid = () => new DomainError("invalid_state", "link_invalid");
