import type { Transaction } from "@heard/db";
import { consents, contactChanges, contacts, suppressions } from "@heard/db/schema/contacts";
import { letters } from "@heard/db/schema/distributions";
import { and, eq, inArray, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { forgetExports } from "../files/forget-exports.ts";
import { forgetDrafts, forgetLists } from "../imports/forget.ts";
import { requirePermission } from "../permissions.ts";
import { contactRow } from "./queries.ts";
import { contactCan } from "./rules.ts";
import { ContactInput } from "./schema.ts";
import { addSuppressions, type NewSuppression } from "./suppress-address.ts";
import { lockContacts } from "./write.ts";

/**
 * Erases a person for ever: name, key, addresses, language, attributes and what they agreed to. The id stays, for the ledger of what was sent; the addresses
 * stay left alone by their hash alone, also when a file brings them again. Their responses are erased where they stand. There is no bin for personal data.
 * @throws DomainError not_found, invalid_state when it is erased already, forbidden
 */
export async function eraseContact(ctx: ServiceContext, input: ContactInput): Promise<void> {
  requirePermission(ctx, "contact.erase");
  const { contactId } = ContactInput.parse(input);
  const { homeShardKey } = ctx.organisation;
  await inTenant(ctx, async (tx) => {
    await lockContacts(tx, ctx);
    const row = await contactRow(tx, ctx, contactId);
    if (!contactCan.erase(row.state)) throw invalidState("contact", row.state, contactId);
    // First: whoever changes members holds the organisation's row before anything else, too.
    await forgetExports(tx, ctx);
    await forgetDrafts(tx, ctx);
    const at = ctx.now();
    const of = { purposeId: 0, reason: "erased", source: "erased", at } as const;
    const addresses: NewSuppression[] = [
      ...(row.emailAddress === null ? [] : [{ ...of, kind: "email" as const, address: row.emailAddress }]),
      ...(row.phoneNumber === null ? [] : [{ ...of, kind: "phone" as const, address: row.phoneNumber }]),
    ];
    await addSuppressions(tx, ctx, addresses);
    const hashes = [row.emailHash, row.phoneHash].filter((hash) => hash !== null);
    if (hashes.length > 0)
      await tx
        .update(suppressions)
        .set({ address: null })
        .where(and(eq(suppressions.shardKey, homeShardKey), inArray(suppressions.addressHash, hashes)));
    await tx
      .delete(contactChanges)
      .where(and(eq(contactChanges.shardKey, homeShardKey), eq(contactChanges.contactId, contactId)));
    await tx.delete(letters).where(and(eq(letters.shardKey, homeShardKey), eq(letters.contactId, contactId)));
    await tx.delete(consents).where(and(eq(consents.shardKey, homeShardKey), eq(consents.contactId, contactId)));
    await tx
      .update(contacts)
      .set({ ...nothing, state: "erased", erasedAt: at, updatedAt: at })
      .where(and(eq(contacts.shardKey, homeShardKey), eq(contacts.id, contactId)));
    if (row.key !== null) await forgetInPlans(tx, ctx, row.key, contactId);
    await forgetLists(tx, at);
    await recordAudit(tx, ctx, { verb: "contact.erase", subject: { kind: "contact", id: contactId } });
  });
}

/** Plans that were for this very customer are on record for good: they name the contact, as the ledger does. */
async function forgetInPlans(tx: Transaction, { organisation }: ServiceContext, key: string, contactId: string) {
  await tx.execute(sql`
    update distributions set plan = jsonb_set(plan, '{audience,customers}', (
      select jsonb_agg(case when one.key = ${key} then ${contactId}::text else one.key end order by one.place)
      from jsonb_array_elements_text(plan #> '{audience,customers}') with ordinality as one (key, place)))
    where org_id = ${organisation.id} and plan #> '{audience,customers}' ? ${key}`);
}

const nothing = {
  key: null,
  name: null,
  email: null,
  emailAddress: null,
  emailHash: null,
  phone: null,
  phoneNumber: null,
  phoneHash: null,
  language: null,
  timeZone: null,
  attributes: {},
};
