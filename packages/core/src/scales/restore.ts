import { scales } from "@heard/db/schema/metrics";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { getScale } from "./queries.ts";
import { ScaleInput } from "./schema.ts";

/** Brings an archived scale back. @throws DomainError not_found, invalid_state */
export async function restoreScale(ctx: ServiceContext, input: ScaleInput): Promise<void> {
  const { key } = ScaleInput.parse(input);
  await editCatalogue(ctx, "metric.edit", async (tx) => {
    const scale = await getScale(tx, key);
    if (!scale.archivedAt) throw invalidState("scale", "in use", key);
    await tx.update(scales).set({ archivedAt: null }).where(eq(scales.key, key));
    await recordAudit(tx, ctx, { verb: "scale.restore", subject: { kind: "scale", id: key } });
  });
}
