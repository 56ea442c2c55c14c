import { contactPurposes } from "@heard/db/schema/contacts";
import { isNull } from "drizzle-orm";
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
    await addConsents(
      tx,
      ctx,
      purposes.map(({ id: purposeId }) => ({ contactId, purposeId, given: false, at, source })),
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
