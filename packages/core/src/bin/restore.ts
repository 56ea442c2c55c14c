import { mappings } from "@heard/db/schema/imports";
import { eq } from "drizzle-orm";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { keptText } from "../visible-text.ts";

export const RestoreMappingInput = z.strictObject({ mapping: keptText(60) });

/** Takes a saved mapping out of the bin. @throws DomainError not_found, also when it was purged; invalid_state */
export async function restoreMapping(ctx: ServiceContext, input: z.infer<typeof RestoreMappingInput>): Promise<void> {
  requirePermission(ctx, "bin.restore");
  await inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(mappings).where(eq(mappings.key, input.mapping)).for("update");
    if (!row) throw notFound("mapping", input.mapping);
    if (!row.deletedAt) throw invalidState("mapping", "in use");
    await tx.update(mappings).set({ deletedAt: null }).where(eq(mappings.id, row.id));
    await recordAudit(tx, ctx, { verb: "mapping.restore", subject: { kind: "mapping", id: row.key } });
  });
}
