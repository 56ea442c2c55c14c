import type { Transaction } from "@heard/db";
import { binnedItems } from "@heard/db/schema/binned-items";
import { touchpoints } from "@heard/db/schema/journey";
import { listeningPaths } from "@heard/db/schema/listening-paths";
import { channels, segmentFields, segmentValues } from "@heard/db/schema/sources";
import { eq } from "drizzle-orm";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { CatalogueName } from "../catalogue/schema.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists, notFound } from "../errors.ts";
import { recordJourneyVersion } from "../journey/record-version.ts";
import { RecordId } from "../record-id.ts";
import { freeSlot } from "../segments/rules.ts";

export const RestoreItemInput = z.strictObject({ itemId: RecordId });

const Touchpoint = z.object({
  stage: z.string().nullable(),
  position: z.int(),
  isArchived: z.boolean(),
  paths: z.array(z.object({ source: z.string(), quietDays: z.int() })).default([]),
});
const Channel = z.object({ position: z.int(), isArchived: z.boolean() });
const Segment = z.object({
  isArchived: z.boolean(),
  values: z.array(z.object({ value: z.string(), name: CatalogueName.nullable(), isArchived: z.boolean() })),
});

/**
 * Takes a part of the catalogue out of the bin, as it was. A touchpoint whose stage is gone comes back outside all stages, and without the listening
 * paths from sources that are gone.
 * @throws DomainError not_found, also when it was purged; conflict when its key was given away since; limit_exceeded for a seventh segment field
 */
export async function restoreItem(ctx: ServiceContext, input: z.infer<typeof RestoreItemInput>): Promise<void> {
  const { itemId } = RestoreItemInput.parse(input);
  await editCatalogue(ctx, "bin.restore", async (tx) => {
    const [item] = await tx.select().from(binnedItems).where(eq(binnedItems.id, itemId)).for("update");
    if (!item) throw notFound("thing in the bin", itemId);
    const { kind, key } = item;
    const catalogue = await readCatalogue(tx);
    const places = { touchpoint: catalogue.touchpoints, channel: catalogue.channels, segment: catalogue.segmentFields };
    if (places[kind].has(key)) throw alreadyExists(kind, key);
    await put[kind](tx, ctx, item, catalogue);
    await tx.delete(binnedItems).where(eq(binnedItems.id, itemId));
    if (kind === "touchpoint") await recordJourneyVersion(tx, ctx);
    await recordAudit(tx, ctx, { verb: `${kind}.undelete`, subject: { kind, id: key } });
  });
}

type Put = (
  tx: Transaction,
  ctx: ServiceContext,
  item: Pick<typeof binnedItems.$inferSelect, "key" | "name" | "content">,
  catalogue: Catalogue,
) => Promise<void>;

const put: Record<(typeof binnedItems.$inferSelect)["kind"], Put> = {
  async touchpoint(tx, ctx, { key, name, content }, { stages, sources }) {
    const { stage, position, isArchived, paths } = Touchpoint.parse(content);
    const stageId = stages.find((one) => one.key === stage && one.archivedAt === null)?.id ?? null;
    const archivedAt = isArchived ? ctx.now() : null;
    const orgId = ctx.organisation.id;
    const [stored] = await tx
      .insert(touchpoints)
      .values({ orgId, key, name, stageId, position, createdAt: ctx.now(), archivedAt })
      .returning({ touchpointId: touchpoints.id });
    if (!stored) throw new Error(`touchpoint ${key} was not stored`);
    const rows = paths.flatMap(({ source, quietDays }) => {
      const sourceId = sources.get(source)?.id;
      return sourceId === undefined ? [] : [{ orgId, ...stored, sourceId, quietDays, createdAt: ctx.now() }];
    });
    if (rows.length > 0) await tx.insert(listeningPaths).values(rows);
  },
  async channel(tx, ctx, { key, name, content }) {
    const { position, isArchived } = Channel.parse(content);
    const archivedAt = isArchived ? ctx.now() : null;
    await tx.insert(channels).values({ orgId: ctx.organisation.id, key, name, position, archivedAt });
  },
  async segment(tx, ctx, { key, name, content }, { segmentFields: fields }) {
    const { isArchived, values } = Segment.parse(content);
    const orgId = ctx.organisation.id;
    const archivedAt = (archived: boolean) => (archived ? ctx.now() : null);
    const slot = freeSlot([...fields.values()].map((field) => field.slot));
    const [field] = await tx
      .insert(segmentFields)
      .values({ orgId, key, name, slot, createdAt: ctx.now(), archivedAt: archivedAt(isArchived) })
      .returning({ id: segmentFields.id });
    if (!field) throw new Error(`segment ${key} was not stored`);
    const rows = values.map((one) => ({
      ...{ orgId, fieldId: field.id, value: one.value, name: one.name, archivedAt: archivedAt(one.isArchived) },
    }));
    if (rows.length > 0) await tx.insert(segmentValues).values(rows);
  },
};
