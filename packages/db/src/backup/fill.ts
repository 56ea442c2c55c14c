import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres, { type Sql } from "postgres";
import { migrate } from "../migrate.ts";
import { type KeptSequence, type KeptTable, listKeptTables, listMigrations } from "./tables.ts";

export type FillOptions = {
  /** The owner's address of the empty database. */
  databaseUrl: string;
  authSecret: string;
  migrations: readonly number[];
  tables: readonly KeptTable[];
  sequences: readonly KeptSequence[];
  rows: (table: KeptTable) => Readable;
  /** Called before a table is filled. */
  onTable?: (table: string, index: number, count: number) => void;
};

/** Thrown where a database is not as empty as a restore needs it. */
export class NotEmptyError extends Error {}

/**
 * Fills an empty database with the rows of a backup: the schema as it was when the backup was made, the rows in one transaction, then the migrations that came
 * since. Nobody is signed in afterwards: sessions are in no backup.
 * @throws NotEmptyError
 */
export async function fillDatabase(options: FillOptions): Promise<void> {
  const { databaseUrl, authSecret } = options;
  const client = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "heard restore", TimeZone: "UTC" },
  });
  try {
    await requireEmpty(client, options.migrations);
    await migrate({ databaseUrl, authSecret, withoutQueue: true, only: new Set(options.migrations) });
    await client.begin((tx) => fillTables(tx as unknown as Sql, options));
    await client`analyze`;
  } finally {
    // After a COPY the library waits for the whole of it, though nothing is under way any more.
    await client.end({ timeout: 1 });
  }
  await migrate({ databaseUrl, authSecret });
}

async function requireEmpty(client: Sql, migrations: readonly number[]): Promise<void> {
  const tables = await listKeptTables(client);
  if (tables.length === 0) return;
  const there = await listMigrations(client);
  const foreign = there === null || there.some((at) => !migrations.includes(at));
  if (foreign)
    throw new NotEmptyError(
      there === null
        ? "The database holds tables that are not Heard's. Make a new, empty database and point DATABASE_URL at it."
        : "The database was brought further than the backup is. Make a new, empty database and point DATABASE_URL at it.",
    );
  for (const { name } of tables) {
    const [row] = await client`select 1 from ${client(name)} limit 1`;
    if (row)
      throw new NotEmptyError(
        `The database is not empty: there are rows in ${name}. A restore replaces nothing; make a new, empty database and point DATABASE_URL at it.`,
      );
  }
}

async function fillTables(sql: Sql, { tables, sequences, rows, onTable = () => {} }: FillOptions): Promise<void> {
  const forced = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity`;
  // COPY into a table whose row-level security binds the login is refused; to its owner it need not, for as long as this transaction lasts.
  for (const { name } of forced) await sql`alter table ${sql(name)} no force row level security`;
  for (const [index, table] of tables.entries()) {
    onTable(table.name, index, tables.length);
    const target = await sql`copy ${sql(table.name)} (${sql(table.columns)}) from stdin`.writable();
    await pipeline(rows(table), target);
  }
  for (const { table, column, last, isCalled } of sequences)
    await sql`select setval(pg_get_serial_sequence(format('public.%I', ${table}::text), ${column}), ${last}::bigint, ${isCalled})`;
  for (const { name } of forced) await sql`alter table ${sql(name)} force row level security`;
}
