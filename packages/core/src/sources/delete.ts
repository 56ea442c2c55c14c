import { sql } from "drizzle-orm";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { forgetCatalogue, raiseCatalogueVersion } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { foldAll } from "../rollups/fold.ts";
import { keptText } from "../visible-text.ts";
import { lockSource, queueIntoBin } from "./queue.ts";

export const DeleteSourceInput = z.strictObject({ source: keptText(60) });
export type DeleteSourceInput = z.infer<typeof DeleteSourceInput>;

/**
 * Puts a source into the bin. Its responses leave every measure, search and list in the same transaction, and come back with
 * {@link restoreSource}; what each of them was (partial, complete, quarantined) is kept.
 * @throws DomainError not_found, invalid_state when it is there already
 */
export async function deleteSource(ctx: ServiceContext, input: DeleteSourceInput): Promise<{ responseCount: number }> {
  requirePermission(ctx, "source.edit");
  // Somebody limited to touchpoints who may delete a source deletes the whole of it.
  const whole: ServiceContext = { ...ctx, touchpoints: "*" };
  const responseCount = await inTenant(whole, async (tx) => {
    const source = await lockSource(tx, input.source);
    if (source.deletedAt) throw invalidState("source", "in the bin");
    await raiseCatalogueVersion(tx);
    const moved = await queueIntoBin(tx, ctx, source);
    await tx.execute(
      sql`update sources set deleted_at = ${ctx.now().toISOString()}::timestamptz where id = ${source.id}`,
    );
    await recordAudit(tx, ctx, {
      verb: "source.delete",
      subject: { kind: "source", id: source.key },
      after: { responses: moved },
    });
    return moved;
  });
  forgetCatalogue(ctx.organisation.id);
  // A whole source is more than the tail that readers should add up.
  await foldAll(whole);
  return { responseCount };
}
