import type { Transaction } from "@heard/db";
import { type ScaleRow, scales } from "@heard/db/schema/metrics";
import type * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { freeKey } from "../catalogue/schema.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { assertScale } from "./rules.ts";
import { CreateScaleInput } from "./schema.ts";

/**
 * Declares a scale. Nobody can answer on it before a metric uses it.
 * @throws DomainError invalid_input `scale_not_allowed` or `nps_scale`; conflict when the key is taken
 */
export async function createScale(ctx: ServiceContext, input: CreateScaleInput): Promise<ScaleRow> {
  const scale = CreateScaleInput.parse(input);
  return editCatalogue(ctx, "metric.edit", (tx) => addScale(tx, ctx, scale));
}

/** The same as a step of another change. @throws DomainError conflict when the key is taken; invalid_input for a scale that cannot be */
export async function addScale(
  tx: Transaction,
  ctx: ServiceContext,
  scale: z.output<typeof CreateScaleInput>,
): Promise<ScaleRow> {
  assertScale(scale);
  const { kind, min, max, direction, labels, wording } = scale;
  const taken = new Set((await tx.select({ key: scales.key }).from(scales)).map(({ key }) => key));
  if (scale.key !== undefined && taken.has(scale.key)) throw alreadyExists("scale", scale.key);
  const made = `${kind}-${min}-${max}${direction === "lowerIsBetter" ? "-low" : ""}`.replaceAll("--", "-minus-");
  const key = scale.key ?? freeKey(made, taken, "scale");
  const [row] = await tx
    .insert(scales)
    .values({ orgId: ctx.organisation.id, key, kind, min, max, direction, labels, wording, createdAt: ctx.now() })
    .returning();
  if (!row) throw new Error(`scale ${key} was not stored`);
  await recordAudit(tx, ctx, {
    verb: "scale.create",
    subject: { kind: "scale", id: key },
    after: { kind, min, max, direction },
  });
  return row;
}
