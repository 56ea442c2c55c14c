import type { LedgerMark, LedgerStep } from "./schema.ts";

/** A letter that came back within so many days was not delivered. */
const bounceWindowDays = 7;

/** What is wrong with the ledger, for the operator. */
export type LedgerFinding = { check: string; rows: number; example: string };

/** The conditions of the steps, on rows `i` of first invitations. */
export const stepConditions: Record<LedgerStep | LedgerMark, string> = {
  eligible: "true",
  sampled: "i.sampled_at is not null",
  sent: "i.state = 'sent'",
  // Taken by the receiving side, and not come back. What was never handed to one is not measured.
  delivered: `i.state = 'sent' and i.transport in ('smtp', 'sms') and not exists (select from bounces b where b.shard_key = i.shard_key
    and b.org_id = i.org_id and b.contact_id = i.contact_id and b.address_kind = case i.transport when 'sms' then 'phone' else 'email' end
    and b.kind <> 'complaint' and b.at >= i.sent_at and b.at < i.sent_at + interval '${bounceWindowDays} days')`,
  // Whoever opened the survey has opened the letter, whether or not their mail program fetched the picture.
  letterOpened: "i.has_pixel and (i.letter_opened_at is not null or i.opened_at is not null)",
  opened: "i.opened_at is not null",
  started: "i.started_at is not null",
  completed: "i.completed_at is not null",
  commented: "i.commented_at is not null",
};

/**
 * Whether the people who answered are others than those who were invited, by the share of one group: a difference that matters (five points and more) and
 * is more than chance (a z of 1.96, as a sample without replacement from those invited).
 * @example
 * isSkewed({ invited: 500, answered: 40, invitedTotal: 1000, answeredTotal: 200 }); // => true
 */
export function isSkewed(group: {
  invited: number;
  answered: number;
  invitedTotal: number;
  answeredTotal: number;
}): boolean {
  const { invited, answered, invitedTotal, answeredTotal } = group;
  if (answeredTotal === 0 || invitedTotal <= 1 || answeredTotal >= invitedTotal) return false;
  const share = invited / invitedTotal;
  const difference = answered / answeredTotal - share;
  const variance = ((share * (1 - share)) / answeredTotal) * ((invitedTotal - answeredTotal) / (invitedTotal - 1));
  return Math.abs(difference) >= 0.05 && variance > 0 && Math.abs(difference) / Math.sqrt(variance) >= 1.96;
}
