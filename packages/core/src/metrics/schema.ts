import * as z from "zod";
import { CatalogueKey, CatalogueName } from "../catalogue/schema.ts";
import { RecordId } from "../record-id.ts";
import { CreateScaleInput } from "../scales/schema.ts";
import { Seen } from "../seen.ts";

const MetricKind = z.enum(["nps", "csat", "ces", "driver"]);
/** The whole relationship, or one contact. The two never share a figure or a line. */
const MetricScope = z.enum(["relationship", "transaction"]);
const MetricObject = z.enum(["company", "product", "service", "support", "agent", "team"]);
const Method = z.enum(["nps", "topTwoBox", "mean", "composite", "net", "easeIndex"]);
const Owner = RecordId.nullable();
/** Where the definition comes from: a source, a standard or a person. */
const Origin = z.string().trim().max(500);

export const CreateMetricInput = z.strictObject({
  /** Made from the English name when absent. */
  key: CatalogueKey.optional(),
  name: CatalogueName,
  kind: MetricKind,
  scope: MetricScope,
  object: MetricObject.default("company"),
  /** The first method of its kind when absent. */
  headlineMethod: Method.optional(),
  ownerMemberId: Owner.default(null),
  origin: Origin.default(""),
  /** Key of a scale that exists, or a new one. */
  scale: z.union([CatalogueKey, CreateScaleInput]),
});
export type CreateMetricInput = z.input<typeof CreateMetricInput>;

/** What stays away stays as it is. The kind is fixed; the scope is while nobody has answered. */
export const UpdateMetricInput = z.strictObject({
  key: CatalogueKey,
  name: CatalogueName.optional(),
  scope: MetricScope.optional(),
  object: MetricObject.optional(),
  headlineMethod: Method.optional(),
  ownerMemberId: Owner.optional(),
  origin: Origin.optional(),
  seen: Seen,
});
export type UpdateMetricInput = z.input<typeof UpdateMetricInput>;

export const ChangeMetricScaleInput = z.strictObject({ key: CatalogueKey, scale: CatalogueKey });
export type ChangeMetricScaleInput = z.input<typeof ChangeMetricScaleInput>;

export const MoveMetricInput = z.strictObject({ key: CatalogueKey, to: z.int().min(0).max(1000) });
export type MoveMetricInput = z.input<typeof MoveMetricInput>;

export const MetricInput = z.strictObject({ key: CatalogueKey });
export type MetricInput = z.input<typeof MetricInput>;
