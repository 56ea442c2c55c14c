import { sql } from "drizzle-orm";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { forgetCatalogue, raiseCatalogueVersion } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { foldAll } from "../rollups/fold.ts";
import { keptText } from "../visible-text.ts";
import { lockSource, queueOutOfBin } from "./queue.ts";

export const RestoreSourceInput = z.strictObject({ source: keptText(60) });
export type RestoreSourceInput = z.infer<typeof RestoreSourceInput>;

/**
 * Takes a source out of the bin: every measure, response and comment is as it was before it went in.
 * @throws DomainError not_found, also when it was purged; invalid_state when it is not in the bin
 */
export async function restoreSource(
  ctx: ServiceContext,
  input: RestoreSourceInput,
): Promise<{ responseCount: number }> {
  requirePermission(ctx, "bin.restore");
  const whole: ServiceContext = { ...ctx, touchpoints: "*" };
  const responseCount = await inTenant(whole, async (tx) => {
    const source = await lockSource(tx, input.source);
    if (!source.deletedAt) throw invalidState("source", "in use");
    await raiseCatalogueVersion(tx);
    const moved = await queueOutOfBin(tx, ctx, source);
    await tx.execute(sql`update sources set deleted_at = null where id = ${source.id}`);
    await recordAudit(tx, ctx, {
      verb: "source.restore",
      subject: { kind: "source", id: source.key },
      after: { responses: moved },
    });
    return moved;
  });
  forgetCatalogue(ctx.organisation.id);
  await foldAll(whole);
  return { responseCount };
}
