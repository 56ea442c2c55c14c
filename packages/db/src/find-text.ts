import postgres from "postgres";

/** Rows of a table in which a text was found, and in which of its columns. */
export type FoundIn = { table: string; organisationId: number | null; column: string; count: number; ids: string[] };

const mostIds = 20;
const pageSize = 500;

/**
 * Every row of the database in which a pattern is found in what it holds as JSON and in Unicode's form NFKC, whatever table and column: row-level security is put aside, so the login must be the owner's. Reads everything there is,
 * and changes nothing. `onTable` hears which table it is at.
 */
export async function findText(
  databaseUrl: string,
  pattern: string,
  onTable: (table: string, index: number, count: number) => void = () => {},
): Promise<FoundIn[]> {
  const client = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "heard find-person", row_security: "off", bytea_output: "hex" },
  });
  const found = new Map<string, FoundIn>();
  try {
    await client.begin("isolation level repeatable read read only", async (sql) => {
      const tables = await sql<{ name: string }[]>`
        select c.relname as name from pg_class c
        where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`;
      for (const [index, { name }] of tables.entries()) {
        onTable(name, index, tables.length);
        const rows = sql<{ row: Record<string, unknown> }[]>`
          select to_jsonb(t) as row from ${sql(name)} t where normalize(to_jsonb(t)::text, nfkc) ~* ${pattern}`;
        for await (const page of rows.cursor(pageSize)) for (const { row } of page) note(found, name, row, pattern);
      }
    });
  } finally {
    await client.end({ timeout: 5 });
  }
  return [...found.values()];
}

function note(found: Map<string, FoundIn>, table: string, row: Record<string, unknown>, pattern: string): void {
  const searched = new RegExp(pattern, "i");
  const organisationId = typeof row.org_id === "number" ? row.org_id : null;
  const columns = Object.keys(row).filter((column) => searched.test(textOf(row[column])));
  // Across the border of two columns it is nobody's name, but said rather than dropped.
  for (const column of columns.length > 0 ? columns : ["*"]) {
    const key = `${table}/${organisationId}/${column}`;
    const one = found.get(key) ?? { table, organisationId, column, count: 0, ids: [] };
    one.count += 1;
    const id = row.id ?? row.response_id ?? row.case_id ?? row.plan_id;
    if (id !== undefined && one.ids.length < mostIds) one.ids.push(String(id));
    found.set(key, one);
  }
}

const textOf = (value: unknown): string =>
  (typeof value === "string" ? value : JSON.stringify(value ?? null)).normalize("NFKC");
