import { contactFields } from "@heard/db/schema/contacts";
import { eq, ne } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { assertNameFree } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { getContactField } from "./queries.ts";
import { UpdateContactFieldInput } from "./schema.ts";

/** Renames a field of contacts; its key and kind stay. @throws DomainError not_found, conflict, forbidden */
export async function updateContactField(ctx: ServiceContext, input: UpdateContactFieldInput): Promise<void> {
  requirePermission(ctx, "contact.edit");
  const { key, name, seen } = UpdateContactFieldInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const field = await getContactField(tx, key);
    assertUnchanged({ kind: "contact field", id: key }, { seen, stored: field, wanted: { name } });
    assertNameFree(name, await tx.select().from(contactFields).where(ne(contactFields.id, field.id)), field);
    await tx.update(contactFields).set({ name }).where(eq(contactFields.id, field.id));
    await recordAudit(tx, ctx, {
      verb: "contactField.update",
      subject: { kind: "contactField", id: key },
      fields: ["name"],
      before: { name: field.name },
      after: { name },
    });
  });
}
