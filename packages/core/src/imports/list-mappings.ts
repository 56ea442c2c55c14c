import { mappings } from "@heard/db/schema/imports";
import { and, desc, eq, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { Mapping, OneMappingInput } from "./schema.ts";

/** A mapping that was kept, as lists show it. */
export type SavedMapping = { id: number; key: string; name: string; source: string; createdAt: Date; updatedAt: Date };

export function savedMappingOf(row: typeof mappings.$inferSelect): SavedMapping {
  const { id, key, name, createdAt, updatedAt } = row;
  return { id, key, name, source: Mapping.parse(row.mapping).source, createdAt, updatedAt };
}

/** Kept mappings, the last changed first. */
export async function listMappings(ctx: ServiceContext): Promise<SavedMapping[]> {
  requirePermission(ctx, "import.read");
  const rows = await inTenant(ctx, (tx) =>
    tx.select().from(mappings).where(isNull(mappings.deletedAt)).orderBy(desc(mappings.updatedAt), desc(mappings.id)),
  );
  return rows.map(savedMappingOf);
}

/** One mapping in the documented form, and the name of the file that it is downloaded as. @throws DomainError not_found */
export async function getMapping(
  ctx: ServiceContext,
  input: OneMappingInput,
): Promise<SavedMapping & { mapping: Mapping; fileName: string }> {
  requirePermission(ctx, "import.read");
  const { mappingId } = OneMappingInput.parse(input);
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(mappings)
      .where(and(eq(mappings.id, mappingId), isNull(mappings.deletedAt))),
  );
  if (!row) throw notFound("mapping", mappingId);
  return { ...savedMappingOf(row), mapping: Mapping.parse(row.mapping), fileName: `${row.key}.mapping.json` };
}
