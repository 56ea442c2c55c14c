import { contactPurposes } from "@heard/db/schema/contacts";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { getPurpose } from "./queries.ts";
import { PurposeInput } from "./schema.ts";
import { lockContacts } from "./write.ts";

/** Puts a purpose away: nobody is asked for it; what contacts said stays. The last one stays. @throws DomainError not_found, invalid_state, forbidden */
export const archivePurpose = (ctx: ServiceContext, input: PurposeInput): Promise<void> =>
  turnPurpose(ctx, input, "archive");

/** Takes a purpose out again. @throws DomainError not_found, invalid_state, forbidden */
export const restorePurpose = (ctx: ServiceContext, input: PurposeInput): Promise<void> =>
  turnPurpose(ctx, input, "restore");

async function turnPurpose(ctx: ServiceContext, input: PurposeInput, turn: "archive" | "restore"): Promise<void> {
  requirePermission(ctx, "contact.edit");
  const { key } = PurposeInput.parse(input);
  await inTenant(ctx, async (tx) => {
    await lockContacts(tx, ctx);
    const { id, archivedAt } = await getPurpose(tx, key);
    if ((archivedAt === null) !== (turn === "archive"))
      throw invalidState("purpose", archivedAt ? "archived" : "in use", key);
    const inUse = await tx
      .select()
      .from(contactPurposes)
      .where(and(isNull(contactPurposes.archivedAt)));
    if (turn === "archive" && inUse.length === 1)
      throw new DomainError("invalid_state", "last_purpose", { purpose: key });
    await tx
      .update(contactPurposes)
      .set({ archivedAt: turn === "archive" ? ctx.now() : null })
      .where(eq(contactPurposes.id, id));
    await recordAudit(tx, ctx, { verb: `purpose.${turn}`, subject: { kind: "purpose", id: key } });
  });
}
