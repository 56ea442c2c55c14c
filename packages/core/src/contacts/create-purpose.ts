import { contactPurposes } from "@heard/db/schema/contacts";
import { recordAudit } from "../audit/record.ts";
import { assertNameFree, keyFromName } from "../catalogue/rules.ts";
import { freeKey } from "../catalogue/schema.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { alreadyExists, DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { mostPurposes } from "./rules.ts";
import { CreatePurposeInput } from "./schema.ts";
import { lockContacts } from "./write.ts";

/** Adds something that contacts are asked for, which they agree to or refuse by itself. @throws DomainError limit_exceeded, conflict, forbidden */
export async function createPurpose(ctx: ServiceContext, input: CreatePurposeInput): Promise<{ key: string }> {
  requirePermission(ctx, "contact.edit");
  const { key: wanted, name, rule } = CreatePurposeInput.parse(input);
  return inTenant(ctx, async (tx) => {
    await lockContacts(tx, ctx);
    const known = await tx.select().from(contactPurposes);
    const taken = new Set(known.map(({ key }) => key));
    if (wanted !== undefined && taken.has(wanted)) throw alreadyExists("purpose", wanted);
    if (known.length >= mostPurposes)
      throw new DomainError("limit_exceeded", "too_many", { count: known.length + 1, most: mostPurposes });
    assertNameFree(name, known);
    const key = wanted ?? freeKey(keyFromName(name.en), taken, "purpose");
    const position = known.length;
    await tx
      .insert(contactPurposes)
      .values({ orgId: ctx.organisation.id, key, name, rule, position, createdAt: ctx.now() });
    await recordAudit(tx, ctx, {
      verb: "purpose.create",
      subject: { kind: "purpose", id: key },
      after: { name, rule },
    });
    return { key };
  });
}
