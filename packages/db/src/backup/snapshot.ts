import type { Readable } from "node:stream";
import postgres, { type Sql } from "postgres";
import { type KeptSequence, type KeptTable, listKeptSequences, listKeptTables, listMigrations } from "./tables.ts";

export type Snapshot = {
  /** The release of the server, such as 18.4. */
  server: string;
  migrations: number[];
  tables: KeptTable[];
  sequences: KeptSequence[];
  /** The rows of a table in PostgreSQL's own text form, as they come. */
  rows: (table: KeptTable) => Promise<Readable>;
  /** The files that the snapshot has bytes of. */
  files: () => AsyncIterable<KeptFile[]>;
};
export type KeptFile = { organisationId: number; id: string; size: number; sha256: string };

/**
 * Everything of a database as of one moment, while everybody goes on working: nothing is locked but against changes of the schema. The login must see
 * every row: PostgreSQL refuses where row-level security would hide one, so a backup is whole or it is none.
 * @throws Error where Heard has never been
 */
export async function withSnapshot<T>(databaseUrl: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "heard backup", row_security: "off", bytea_output: "hex", TimeZone: "UTC" },
  });
  try {
    // What a transaction of the library returns is unwrapped, which loses the type.
    let result: { value: T } | null = null;
    await client.begin("isolation level repeatable read read only", async (tx) => {
      const sql = tx as unknown as Sql;
      const migrations = await listMigrations(sql);
      if (migrations === null) throw new Error("There is no Heard in this database");
      const [server] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
      const snapshot: Snapshot = {
        server: server?.version ?? "",
        migrations,
        tables: await listKeptTables(sql),
        sequences: await listKeptSequences(sql),
        rows: (table) => copyOut(sql, table),
        files: () => keptFiles(sql),
      };
      result = { value: await work(snapshot) };
    });
    if (result === null) throw new Error("The snapshot ended before its work");
    return (result as { value: T }).value;
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function copyOut(sql: Sql, { name, columns }: KeptTable): Promise<Readable> {
  const rows = await sql`copy ${sql(name)} (${sql(columns)}) to stdout`.readable();
  // The library stops reading from its socket when the stream is full and goes on when more is asked of it. Of a stream that ended while it was full nobody
  // asks any more, and the next query would wait for ever.
  rows.once("end", () => rows._read(0));
  return rows;
}

const pageSize = 1000;

/** Files whose bytes are kept. Exports are not: whoever was erased since would come back with them, and they can be made again. */
async function* keptFiles(sql: Sql): AsyncGenerator<KeptFile[]> {
  let last = { organisationId: 0, id: "00000000-0000-0000-0000-000000000000" };
  for (;;) {
    const rows = await sql<KeptFile[]>`
      select org_id as "organisationId", id, size::float8 as size, encode(sha256, 'hex') as sha256 from files
      where deleted_at is null and purpose <> 'export' and (org_id, id) > (${last.organisationId}, ${last.id}::uuid)
      order by org_id, id limit ${pageSize}`;
    if (rows.length > 0) yield rows;
    const end = rows.at(-1);
    if (!end || rows.length < pageSize) return;
    last = end;
  }
}
