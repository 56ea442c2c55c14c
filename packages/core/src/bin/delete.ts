import { mappings } from "@heard/db/schema/imports";
import { eq } from "drizzle-orm";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";

export const DeleteMappingInput = z.strictObject({ mapping: z.string().max(60) });

/** Puts a saved mapping into the bin. Imports that used it keep their own copy. @throws DomainError not_found, invalid_state */
export async function deleteMapping(ctx: ServiceContext, input: z.infer<typeof DeleteMappingInput>): Promise<void> {
  requirePermission(ctx, "import.run");
  await inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(mappings).where(eq(mappings.key, input.mapping)).for("update");
    if (!row) throw notFound("mapping", input.mapping);
    if (row.deletedAt) throw invalidState("mapping", "in the bin");
    await tx.update(mappings).set({ deletedAt: ctx.now() }).where(eq(mappings.id, row.id));
    await recordAudit(tx, ctx, { verb: "mapping.delete", subject: { kind: "mapping", id: row.key } });
  });
}
