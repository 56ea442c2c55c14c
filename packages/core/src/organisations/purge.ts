import { lookup, type Transaction } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import { eq, sql } from "drizzle-orm";
import { forgetCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { deleteFilesOf } from "../files/index.ts";
import { requirePermission } from "../permissions.ts";

const chunk = 20_000;
/** What is left of an organisation: who did what when, without a name, an address or an answer. */
const kept = ["audit_entries", "audit_seals"];

/**
 * Takes every row and file of a deleted organisation away, a few thousand at a time. Safe to stop and to call again. Returns how many rows went.
 * @throws DomainError invalid_state for one that stands
 */
export async function purgeOrganisation(
  given: ServiceContext,
  { dataDir, onTable = () => {} }: { dataDir: string; onTable?: (table: string) => void },
): Promise<number> {
  requirePermission(given, "organisation.delete");
  const ctx: ServiceContext = { ...given, touchpoints: "*" };
  const { id } = ctx.organisation;
  const tables = await inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(organisations);
    if (!row?.deletedAt) throw invalidState("organisation", "in use");
    return tenantTables(tx);
  });
  let gone = 0;
  for (const table of tables) {
    onTable(table);
    // By now nothing of theirs is left that names them. They were made with the demo and are nobody; the function leaves all others alone.
    if (table === "members") await lookup.deleteDemoPeople(id);
    for (;;) {
      const count = await inTenant(ctx, (tx) => deleteChunk(tx, table, id), { unmask: true });
      gone += count;
      if (count < chunk) break;
    }
  }
  await deleteFilesOf(id, { dataDir });
  forgetCatalogue(id);
  await inTenant(ctx, (tx) => tx.update(organisations).set({ purgedAt: ctx.now() }).where(eq(organisations.id, id)));
  return gone;
}

async function deleteChunk(tx: Transaction, table: string, orgId: number): Promise<number> {
  const name = sql.identifier(table);
  const deleted = await tx.execute(
    sql`delete from ${name} where org_id = ${orgId} and ctid = any (array(select ctid from ${name} where org_id = ${orgId} limit ${chunk}))`,
  );
  return deleted.count;
}

/**
 * Every table of tenants, those that refer to others first: read from the database, so that a new table is never forgotten. Originals stand before
 * all, because their policy looks at the comment.
 */
async function tenantTables(tx: Transaction): Promise<string[]> {
  const rows = await tx.execute<{ name: string; parents: string[] }>(sql`
    select c.relname as name, coalesce(array_agg(p.relname::text) filter (where p.relname is not null and p.oid <> c.oid), '{}') as parents
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' left join pg_class p on p.oid = f.confrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relpersistence = 'p' group by c.oid, c.relname order by c.relname`);
  const waiting = new Map(rows.filter(({ name }) => !kept.includes(name)).map(({ name, parents }) => [name, parents]));
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const referred = new Set([...waiting.values()].flat());
    const free = [...waiting.keys()].filter((name) => !referred.has(name));
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(", ")}`);
    for (const name of free) waiting.delete(name);
    ordered.push(...free);
  }
  const first = "comment_originals";
  return [first, ...ordered.filter((name) => name !== first)];
}
