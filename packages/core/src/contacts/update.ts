import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput, invalidState } from "../errors.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { assertSound } from "./assert-sound.ts";
import { changeBetween, contactAfter, findHeld } from "./judge.ts";
import { prepareFields } from "./prepare.ts";
import { contactRow, readContactCatalogue } from "./queries.ts";
import { contactCan } from "./rules.ts";
import { UpdateContactInput } from "./schema.ts";
import { lockContacts, updateContacts } from "./write.ts";

const personal = ["key", "name", "email", "phone"] as const;

/**
 * Changes what is known of a contact. Without the grant to see customers, what cannot be seen cannot be written over either.
 * @throws DomainError not_found, invalid_state for one that was erased, conflict when an address is somebody else's or somebody else has edited it,
 * invalid_input, forbidden
 */
export async function updateContact(ctx: ServiceContext, input: UpdateContactInput): Promise<void> {
  requirePermission(ctx, "contact.edit");
  const { contactId, callingCode = null, seen, ...fields } = UpdateContactInput.parse(input);
  if (personal.some((field) => fields[field] !== undefined) && !isPermitted(ctx, "customer.see"))
    throw new DomainError("forbidden", "customers_hidden");
  await inTenant(ctx, async (tx) => {
    await lockContacts(tx, ctx);
    const row = await contactRow(tx, ctx, contactId);
    if (!contactCan.edit(row.state)) throw invalidState("contact", row.state, contactId);
    assertUnchanged({ kind: "contact", id: contactId }, { seen, stored: row, wanted: fields });
    const context = { catalogue: await readContactCatalogue(tx), callingCode, now: ctx.now() };
    const item = assertSound(prepareFields(fields, context));
    const [other] = (await findHeld(tx, ctx, [item])).filter(({ id }) => id !== contactId);
    if (other) throw new DomainError("conflict", "contact_exists", { contact: other.id });
    const changed = contactAfter(row, item);
    if (!changed.key && !changed.emailAddress && !changed.phoneNumber) throw invalidInput("contact_unreachable");
    const change = changeBetween(row, changed);
    if (Object.keys(change).length === 0) return;
    await updateContacts(tx, ctx, [changed]);
    await recordAudit(tx, ctx, {
      verb: "contact.update",
      subject: { kind: "contact", id: contactId },
      fields: fieldsOf(Object.keys(change)),
    });
  });
}

/** Fields by the names that people know: an attribute is one of the attributes, a compared address belongs to the one that was typed. */
function fieldsOf(changed: readonly string[]): string[] {
  const named = changed.map((field) => (field.startsWith("attributes/") ? "attributes" : field));
  return [...new Set(named)].filter((field) => field !== "emailAddress" && field !== "phoneNumber");
}
