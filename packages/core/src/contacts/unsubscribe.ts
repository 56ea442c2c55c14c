import type { Transaction } from "@heard/db";
import { contactPurposes } from "@heard/db/schema/contacts";
import { isNull, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { contactRow, getPurpose } from "./queries.ts";
import { UnsubscribeInput } from "./schema.ts";
import { addSuppressions, type NewSuppression } from "./suppress-address.ts";
import { addConsents } from "./write.ts";

/**
 * Nothing more is sent to this contact for a purpose, or at all, from now on: the consent is withdrawn, and both addresses go onto the suppression list,
 * where they stay when the contact is erased or comes again by a file. The person themselves may do it, with the link that they were sent; so may members.
 * Saying no once more adds nothing: mail programs press the link by themselves, as often as they like.
 * @throws DomainError not_found (contact, purpose), forbidden
 */
export async function unsubscribeContact(ctx: ServiceContext, input: UnsubscribeInput): Promise<void> {
  if (ctx.actor.kind !== "respondent") requirePermission(ctx, "contact.edit");
  const { contactId, purpose, source } = UnsubscribeInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { emailAddress, phoneNumber } = await contactRow(tx, ctx, contactId);
    const purposes =
      purpose === null
        ? await tx.select().from(contactPurposes).where(isNull(contactPurposes.archivedAt))
        : [await getPurpose(tx, purpose)];
    const at = ctx.now();
    const of = {
      purposeId: purpose === null ? 0 : (purposes[0]?.id ?? 0),
      reason: "unsubscribed",
      source,
      at,
    } as const;
    const addresses: NewSuppression[] = [
      ...(emailAddress === null ? [] : [{ ...of, kind: "email" as const, address: emailAddress }]),
      ...(phoneNumber === null ? [] : [{ ...of, kind: "phone" as const, address: phoneNumber }]),
    ];
    await addSuppressions(tx, ctx, addresses);
    const refused = await refusedBy(tx, ctx, contactId);
    const fresh = purposes.filter(({ id }) => !refused.has(id));
    await addConsents(
      tx,
      ctx,
      fresh.map(({ id: purposeId }) => ({ contactId, purposeId, given: false, at, source })),
    );
    // What the person does themselves is on record with their consents; the log is of members, keys and machines.
    if (ctx.actor.kind === "respondent") return;
    await recordAudit(tx, ctx, {
      verb: "contact.unsubscribe",
      subject: { kind: "contact", id: contactId },
      after: { purpose },
    });
  });
}

/** The purposes to which the latest word of a contact is no. */
async function refusedBy(tx: Transaction, { organisation }: ServiceContext, contactId: string): Promise<Set<number>> {
  const rows = await tx.execute<{ id: number; given: boolean }>(sql`
    select distinct on (purpose_id) purpose_id as id, given from consents
    where shard_key = ${organisation.homeShardKey} and org_id = ${organisation.id} and contact_id = ${contactId}::uuid order by purpose_id, at desc, id desc`);
  return new Set(rows.flatMap(({ id, given }) => (given ? [] : [id])));
}
