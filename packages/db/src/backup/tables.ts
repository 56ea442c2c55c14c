import type { Sql } from "postgres";

/** A table as a backup holds it: the columns in the order in which its rows spell them. */
export type KeptTable = { name: string; columns: string[] };
/** Where the numbers of an identity column have got to. */
export type KeptSequence = { table: string; column: string; last: string; isCalled: boolean };

/** Who is signed in, and the links that let somebody in: ended or used after the backup, they would open again. */
const leftOut = ["sessions", "user_tokens"];

/**
 * Every table that survives a crash, those first that others refer to: read from the database, so that a new table is never forgotten. Counters of requests
 * and rows that are being imported are unlogged and left out, and so are the messages of the job queue: they only wake what stands in job_runs.
 */
export async function listKeptTables(sql: Sql): Promise<KeptTable[]> {
  const rows = await sql<{ name: string; columns: string[]; parents: string[] }[]>`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
      and c.relname not in ${sql(leftOut)} order by c.relname`;
  const ordered: KeptTable[] = [];
  let waiting = [...rows];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const free = waiting.filter(({ parents }) => parents.every((parent) => !names.has(parent)));
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...names].join(", ")}`);
    ordered.push(...free.map(({ name, columns }) => ({ name, columns })));
    waiting = waiting.filter((row) => !free.includes(row));
  }
  return ordered;
}

/** How far the identity columns have counted: the number of what was deleted is never given again. */
export async function listKeptSequences(sql: Sql): Promise<KeptSequence[]> {
  const columns = await sql<{ table: string; column: string; sequence: string }[]>`
    select c.relname as table, a.attname as column, pg_get_serial_sequence(format('public.%I', c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p' order by 1, 2`;
  const kept: KeptSequence[] = [];
  for (const { table, column, sequence } of columns) {
    const [state] = await sql.unsafe<{ last: string; isCalled: boolean }[]>(
      `select last_value::text as last, is_called as "isCalled" from ${sequence}`,
    );
    if (state) kept.push({ table, column, ...state });
  }
  return kept;
}

/** The migrations that a database has run; `null` where Heard has never been. */
export async function listMigrations(sql: Sql): Promise<number[] | null> {
  const [found] = await sql<
    { there: boolean }[]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!found?.there) return null;
  const rows = await sql<
    { at: string }[]
  >`select created_at as at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map(({ at }) => Number(at));
}
