import { type ImportKind, mappings } from "@heard/db/schema/imports";
import { and, desc, eq, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { kindOfImport, kindOfMapping } from "./kinds/registry.ts";
import type { ListMapping } from "./lists/schema.ts";
import { ListMappingsInput, type Mapping, OneMappingInput } from "./schema.ts";

/** A mapping that was kept, as lists show it; `source` is of responses alone. */
export type SavedMapping = {
  id: number;
  key: string;
  name: string;
  kind: ImportKind;
  source: string | null;
  createdAt: Date;
  updatedAt: Date;
};

/** A mapping as it was kept, with what has a default filled in. @throws Error for one that was kept in no documented format */
export function keptMapping(value: unknown): Mapping | ListMapping {
  const parsed = kindOfImport(kindOfMapping(value)).parse(value);
  if ("problems" in parsed) throw new Error(`A kept mapping cannot be read: ${JSON.stringify(parsed.problems)}`);
  return parsed.mapping as Mapping | ListMapping;
}

export function savedMappingOf(row: typeof mappings.$inferSelect): SavedMapping {
  const { id, key, name, createdAt, updatedAt } = row;
  const mapping = keptMapping(row.mapping);
  const source = "source" in mapping ? mapping.source : null;
  return { id, key, name, kind: kindOfMapping(mapping), source, createdAt, updatedAt };
}

/** Kept mappings of one kind, the last changed first. */
export async function listMappings(ctx: ServiceContext, input: ListMappingsInput = {}): Promise<SavedMapping[]> {
  requirePermission(ctx, "import.read");
  const { kind } = ListMappingsInput.parse(input);
  const rows = await inTenant(ctx, (tx) =>
    tx.select().from(mappings).where(isNull(mappings.deletedAt)).orderBy(desc(mappings.updatedAt), desc(mappings.id)),
  );
  return rows.map(savedMappingOf).filter((mapping) => mapping.kind === kind);
}

/** One mapping in the documented form, and the name of the file that it is downloaded as. @throws DomainError not_found */
export async function getMapping(
  ctx: ServiceContext,
  input: OneMappingInput,
): Promise<SavedMapping & { mapping: Mapping | ListMapping; fileName: string }> {
  requirePermission(ctx, "import.read");
  const { mappingId } = OneMappingInput.parse(input);
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(mappings)
      .where(and(eq(mappings.id, mappingId), isNull(mappings.deletedAt))),
  );
  if (!row) throw notFound("mapping", mappingId);
  return { ...savedMappingOf(row), mapping: keptMapping(row.mapping), fileName: `${row.key}.mapping.json` };
}
