import type { Transaction } from "@heard/db";
import type { contacts } from "@heard/db/schema/contacts";
import type { InvitationRow } from "@heard/db/schema/distributions";
import { sql } from "drizzle-orm";
import { answerKeyOf } from "./rules.ts";

/**
 * Whether somebody has answered the survey of an invitation by another way than a personal link, known as this customer, since the invitation became
 * theirs. What they answered to another invitation was about its occasion; what is set aside as doubtful, anybody may have said in their name.
 */
export async function hasAnsweredOpenly(
  tx: Transaction,
  {
    contact,
    invitation,
    sourceId,
    now,
  }: {
    contact: Pick<typeof contacts.$inferSelect, "id" | "key">;
    invitation: Pick<InvitationRow, "orgId" | "eligibleAt">;
    sourceId: number;
    now: Date;
  },
): Promise<boolean> {
  // What was answered before the contact had a key stands under its id.
  const [row] = await tx.execute<{ hasAnswered: boolean }>(sql`
    select exists (select from responses r where r.org_id = ${invitation.orgId} and r.customer in (${contact.id}, ${contact.key ?? contact.id})
      and r.source_id = ${sourceId} and r.state = 2 and r.received_at between ${invitation.eligibleAt.toISOString()} and ${now.toISOString()}
      and not starts_with(coalesce(r.external_id, ''), ${answerKeyOf("")})) as "hasAnswered"`);
  return row?.hasAnswered ?? false;
}
