import type { Transaction } from "@heard/db";
import { mappings } from "@heard/db/schema/imports";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { keyFromName } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { type SavedMapping, savedMappingOf } from "./list-mappings.ts";
import { parseMapping } from "./mapping/parse.ts";
import { type Mapping, OneMappingInput, RenameMappingInput, SaveMappingInput } from "./schema.ts";

/** Keeps a mapping under a name, or writes over one that is kept. Questions may be open in it. @throws DomainError not_found, invalid_input */
export async function saveMapping(ctx: ServiceContext, input: SaveMappingInput): Promise<SavedMapping> {
  requirePermission(ctx, "import.run");
  const { name, mapping: given, mappingId } = SaveMappingInput.parse(input);
  const parsed = parseMapping(given);
  if ("problems" in parsed) {
    const [first] = parsed.problems;
    throw invalidInput("mapping_invalid", { path: first?.pointer ?? "/", ...first?.params });
  }
  const { mapping } = parsed;
  return inTenant(ctx, async (tx) => {
    const now = ctx.now();
    const [row] =
      mappingId === undefined
        ? await tx
            .insert(mappings)
            .values(await newRow(tx, ctx, name, mapping))
            .returning()
        : await tx
            .update(mappings)
            .set({ name, mapping, updatedAt: now })
            .where(and(eq(mappings.id, mappingId), isNull(mappings.deletedAt)))
            .returning();
    if (!row) throw notFound("mapping", mappingId ?? name);
    await recordAudit(tx, ctx, {
      verb: mappingId === undefined ? "mapping.create" : "mapping.update",
      subject: { kind: "mapping", id: row.key },
    });
    return savedMappingOf(row);
  });
}

async function newRow(tx: Transaction, ctx: ServiceContext, name: string, mapping: Mapping) {
  const taken = new Set((await tx.select({ key: mappings.key }).from(mappings)).map(({ key }) => key));
  const stem = keyFromName(name) || "mapping";
  let key = stem;
  for (let number = 2; taken.has(key); number += 1) key = `${stem.slice(0, 54)}-${number}`;
  const createdBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
  return { orgId: ctx.organisation.id, key, name, mapping, createdBy, createdAt: ctx.now(), updatedAt: ctx.now() };
}

/** @throws DomainError not_found, forbidden */
export const renameMapping = (ctx: ServiceContext, input: RenameMappingInput): Promise<void> => {
  const { mappingId, name } = RenameMappingInput.parse(input);
  return changeMapping(ctx, mappingId, { name });
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
): Promise<void> {
  requirePermission(ctx, "import.run");
  await inTenant(ctx, async (tx) => {
    const [changed] = await tx
      .update(mappings)
      .set({ ...set, updatedAt: ctx.now() })
      .where(and(eq(mappings.id, mappingId), isNull(mappings.deletedAt)))
      .returning({ key: mappings.key });
    if (!changed) throw notFound("mapping", mappingId);
    await recordAudit(tx, ctx, {
      verb: set.deletedAt ? "mapping.delete" : "mapping.rename",
      subject: { kind: "mapping", id: changed.key },
    });
  });
}
