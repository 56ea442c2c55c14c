import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertSound, refusalOf } from "./assert-sound.ts";
import { prepareContact } from "./prepare.ts";
import { readContactCatalogue } from "./queries.ts";
import { CreateContactInput } from "./schema.ts";
import { writeContacts } from "./write.ts";

/**
 * Writes one contact down. One that is there already is named, and nothing is written.
 * @throws DomainError conflict `contact_exists` with its id, invalid_input for an address that is none, forbidden
 */
export async function createContact(ctx: ServiceContext, input: CreateContactInput): Promise<{ contactId: string }> {
  requirePermission(ctx, "contact.edit");
  const { callingCode = null, consent, ...fields } = CreateContactInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const context = { catalogue: await readContactCatalogue(tx), callingCode, now: ctx.now() };
    const item = assertSound(prepareContact({ ...fields, ...(consent ? { consents: [consent] } : {}) }, context));
    const [decision] = await writeContacts(tx, ctx, [item], { origin: "manual", batchId: 0, mayUpdate: false });
    if (decision?.is === "refused") throw refusalOf(decision.errors);
    if (decision?.is !== "new")
      throw new DomainError("conflict", "contact_exists", { contact: decision?.contact.id ?? "" });
    await recordAudit(tx, ctx, { verb: "contact.create", subject: { kind: "contact", id: decision.contact.id } });
    return { contactId: decision.contact.id };
  });
}
