import { contactFields } from "@heard/db/schema/contacts";
import { recordAudit } from "../audit/record.ts";
import { assertNameFree, keyFromName } from "../catalogue/rules.ts";
import { freeKey } from "../catalogue/schema.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { alreadyExists, DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { mostContactFields } from "./rules.ts";
import { CreateContactFieldInput } from "./schema.ts";
import { lockContacts } from "./write.ts";

/** Declares what may be known of contacts beyond address and language. @throws DomainError limit_exceeded, conflict, forbidden */
export async function createContactField(
  ctx: ServiceContext,
  input: CreateContactFieldInput,
): Promise<{ key: string }> {
  requirePermission(ctx, "contact.edit");
  const { key: wanted, name, kind } = CreateContactFieldInput.parse(input);
  return inTenant(ctx, async (tx) => {
    await lockContacts(tx, ctx);
    const known = await tx.select().from(contactFields);
    const taken = new Set(known.map(({ key }) => key));
    if (wanted !== undefined && taken.has(wanted)) throw alreadyExists("contact field", wanted);
    if (known.length >= mostContactFields)
      throw new DomainError("limit_exceeded", "too_many", { count: known.length + 1, most: mostContactFields });
    assertNameFree(name, known);
    const key = wanted ?? freeKey(keyFromName(name.en), taken, "field");
    const position = known.length;
    await tx
      .insert(contactFields)
      .values({ orgId: ctx.organisation.id, key, name, kind, position, createdAt: ctx.now() });
    await recordAudit(tx, ctx, {
      verb: "contactField.create",
      subject: { kind: "contactField", id: key },
      after: { name, kind },
    });
    return { key };
  });
}
