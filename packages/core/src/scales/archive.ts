import { scales } from "@heard/db/schema/metrics";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { getScale } from "./queries.ts";
import { ScaleInput } from "./schema.ts";

/**
 * Puts a scale away: no new metric can choose it. Its answers and their numbers stay.
 * @throws DomainError invalid_state `scale_in_use` while a metric asks on it
 */
export async function archiveScale(ctx: ServiceContext, input: ScaleInput): Promise<void> {
  const { key } = ScaleInput.parse(input);
  await editCatalogue(ctx, "metric.edit", async (tx) => {
    await getScale(tx, key);
    const { metrics } = await readCatalogue(tx);
    const user = [...metrics.values()].find(
      ({ archivedAt, measures }) => archivedAt === null && measures.at(-1)?.scale.key === key,
    );
    if (user) throw new DomainError("invalid_state", "scale_in_use", { scale: key, metric: user.key });
    await tx
      .update(scales)
      .set({ archivedAt: ctx.now() })
      .where(and(eq(scales.key, key), isNull(scales.archivedAt)));
    await recordAudit(tx, ctx, { verb: "scale.archive", subject: { kind: "scale", id: key } });
  });
}
