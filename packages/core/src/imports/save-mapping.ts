import type { Transaction } from "@heard/db";
import { mappings } from "@heard/db/schema/imports";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { keyFromName } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { kindOfImport, kindOfMapping } from "./kinds/registry.ts";
import { keptMapping, type SavedMapping, savedMappingOf } from "./list-mappings.ts";
import type { ListMapping } from "./lists/schema.ts";
import { type Mapping, OneMappingInput, RenameMappingInput, SaveMappingInput } from "./schema.ts";

/**
 * Keeps a mapping of any kind of import under a name, or writes over one of its kind that is kept. Questions may be open in it.
 * @throws DomainError not_found, invalid_input, conflict `changed_meanwhile`
 */
export async function saveMapping(ctx: ServiceContext, input: SaveMappingInput): Promise<SavedMapping> {
  requirePermission(ctx, "import.run");
  const { name, mapping: given, mappingId, seen } = SaveMappingInput.parse(input);
  const kind = kindOfMapping(given);
  const parsed = kindOfImport(kind).parse(given);
  if ("problems" in parsed) {
    const [first] = parsed.problems;
    throw invalidInput("mapping_invalid", { path: first?.pointer ?? "/", ...first?.params });
  }
  const mapping = parsed.mapping as Mapping | ListMapping;
  return inTenant(ctx, async (tx) => {
    if (mappingId !== undefined) {
      const row = await lockMapping(tx, mappingId);
      if (kindOfMapping(row.mapping) !== kind) throw notFound("mapping", mappingId);
      const stored = { name: row.name, mapping: keptMapping(row.mapping) };
      assertUnchanged({ kind: "mapping", id: stored.name }, { seen, stored, wanted: { name, mapping } });
    }
    const [row] =
      mappingId === undefined
        ? await tx
            .insert(mappings)
            .values(await newRow(tx, ctx, name, mapping))
            .returning()
        : await tx
            .update(mappings)
            .set({ name, mapping, updatedAt: ctx.now() })
            .where(eq(mappings.id, mappingId))
            .returning();
    if (!row) throw notFound("mapping", mappingId ?? name);
    await recordAudit(tx, ctx, {
      verb: mappingId === undefined ? "mapping.create" : "mapping.update",
      subject: { kind: "mapping", id: row.key },
    });
    return savedMappingOf(row);
  });
}

/** As it is kept now, and as nobody else can change it before this is done. @throws DomainError not_found */
async function lockMapping(tx: Transaction, mappingId: number): Promise<{ name: string; mapping: unknown }> {
  const [row] = await tx
    .select({ name: mappings.name, mapping: mappings.mapping })
    .from(mappings)
    .where(and(eq(mappings.id, mappingId), isNull(mappings.deletedAt)))
    .for("update");
  if (!row) throw notFound("mapping", mappingId);
  return row;
}

async function newRow(tx: Transaction, ctx: ServiceContext, name: string, mapping: Mapping | ListMapping) {
  const taken = new Set((await tx.select({ key: mappings.key }).from(mappings)).map(({ key }) => key));
  const stem = keyFromName(name) || "mapping";
  let key = stem;
  for (let number = 2; taken.has(key); number += 1) key = `${stem.slice(0, 54)}-${number}`;
  const createdBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
  return { orgId: ctx.organisation.id, key, name, mapping, createdBy, createdAt: ctx.now(), updatedAt: ctx.now() };
}

/** @throws DomainError not_found, forbidden, conflict `changed_meanwhile` */
export const renameMapping = (ctx: ServiceContext, input: RenameMappingInput): Promise<void> => {
  const { mappingId, name, seen } = RenameMappingInput.parse(input);
  return changeMapping(ctx, mappingId, { name }, seen);
};

/** Puts a mapping into the bin, from where it can come back for 30 days. @throws DomainError not_found, forbidden */
export const deleteMapping = (ctx: ServiceContext, input: OneMappingInput): Promise<void> => {
  const { mappingId } = OneMappingInput.parse(input);
  return changeMapping(ctx, mappingId, { deletedAt: ctx.now() });
};

async function changeMapping(
  ctx: ServiceContext,
  mappingId: number,
  set: { name?: string; deletedAt?: Date },
  seen?: RenameMappingInput["seen"],
): Promise<void> {
  requirePermission(ctx, "import.run");
  await inTenant(ctx, async (tx) => {
    // What it says is not read: one that a later version cannot read can still be thrown away.
    const { name } = await lockMapping(tx, mappingId);
    assertUnchanged({ kind: "mapping", id: name }, { seen, stored: { name }, wanted: set });
    const [changed] = await tx
      .update(mappings)
      .set({ ...set, updatedAt: ctx.now() })
      .where(eq(mappings.id, mappingId))
      .returning({ key: mappings.key });
    if (!changed) throw notFound("mapping", mappingId);
    await recordAudit(tx, ctx, {
      verb: set.deletedAt ? "mapping.delete" : "mapping.rename",
      subject: { kind: "mapping", id: changed.key },
    });
  });
}
