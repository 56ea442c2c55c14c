import { contactFields } from "@heard/db/schema/contacts";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { getContactField } from "./queries.ts";
import { ContactFieldInput } from "./schema.ts";

/** Puts a field away: it takes no new values and leaves the forms; what contacts have of it stays. @throws DomainError not_found, invalid_state, forbidden */
export const archiveContactField = (ctx: ServiceContext, input: ContactFieldInput): Promise<void> =>
  turnContactField(ctx, input, "archive");

/** Takes a field out again. @throws DomainError not_found, invalid_state, forbidden */
export const restoreContactField = (ctx: ServiceContext, input: ContactFieldInput): Promise<void> =>
  turnContactField(ctx, input, "restore");

async function turnContactField(
  ctx: ServiceContext,
  input: ContactFieldInput,
  turn: "archive" | "restore",
): Promise<void> {
  requirePermission(ctx, "contact.edit");
  const { key } = ContactFieldInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { id, archivedAt } = await getContactField(tx, key);
    if ((archivedAt === null) !== (turn === "archive"))
      throw invalidState("contact field", archivedAt ? "archived" : "in use", key);
    await tx
      .update(contactFields)
      .set({ archivedAt: turn === "archive" ? ctx.now() : null })
      .where(eq(contactFields.id, id));
    await recordAudit(tx, ctx, { verb: `contactField.${turn}`, subject: { kind: "contactField", id: key } });
  });
}
