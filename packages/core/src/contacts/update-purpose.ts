import { contactPurposes } from "@heard/db/schema/contacts";
import { eq, ne } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { assertNameFree } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { getPurpose } from "./queries.ts";
import { UpdatePurposeInput } from "./schema.ts";

/** Renames a purpose, or changes who is asked for it: everybody who has not said no, or only those who have said yes. @throws DomainError not_found, conflict, forbidden */
export async function updatePurpose(ctx: ServiceContext, input: UpdatePurposeInput): Promise<void> {
  requirePermission(ctx, "contact.edit");
  const { key, name, rule, seen } = UpdatePurposeInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const purpose = await getPurpose(tx, key);
    const wanted = { ...(name ? { name } : {}), ...(rule ? { rule } : {}) };
    if (Object.keys(wanted).length === 0) return;
    assertUnchanged({ kind: "purpose", id: key }, { seen, stored: purpose, wanted });
    if (name)
      assertNameFree(name, await tx.select().from(contactPurposes).where(ne(contactPurposes.id, purpose.id)), purpose);
    await tx.update(contactPurposes).set(wanted).where(eq(contactPurposes.id, purpose.id));
    await recordAudit(tx, ctx, {
      verb: "purpose.update",
      subject: { kind: "purpose", id: key },
      fields: Object.keys(wanted),
      before: { ...(name ? { name: purpose.name } : {}), ...(rule ? { rule: purpose.rule } : {}) },
      after: wanted,
    });
  });
}
