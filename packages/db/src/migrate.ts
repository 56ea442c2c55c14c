import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { PgBoss } from "pg-boss";
import postgres, { type Sql } from "postgres";
import { definerRole, loginRoles, rolePassword, roleUrl } from "./roles.ts";

export type MigrateOptions = {
  /** The owner's address: the login that may create tables and, where allowed, roles. */
  databaseUrl: string;
  authSecret: string;
  /** Leave the job queue's tables out (tests that need no queue start faster). */
  withoutQueue?: boolean;
  /** Only these migrations, by the moments that name them; all when absent. */
  only?: ReadonlySet<number>;
};

/** The migrations of this release, by the moments that name them. */
export const knownMigrations = (): number[] =>
  readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis);

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));
// Any fixed number: it only has to be the same for every process that migrates.
const migrationLock = 4_732_310;

/** Thrown when the owner may not create roles; `statements` is the SQL that an administrator runs once. */
export class RolesMissingError extends Error {
  readonly statements: string;
  constructor(statements: string, cause: unknown) {
    super(
      "The database login may not create or change roles. Run the SQL below as an administrator, then migrate again.",
      { cause },
    );
    this.statements = statements;
  }
}

/** Brings roles, tables, policies, functions and the job queue up to date. Safe to call from several processes at once, and again. */
export async function migrate(options: MigrateOptions): Promise<void> {
  const client = postgres(options.databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "heard migrate" },
  });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await ensureRoles(client, options.authSecret);
    await runMigrations(client, options.only);
    await client`select pg_advisory_unlock(${migrationLock})`;
  } finally {
    await client.end({ timeout: 5 });
  }
  if (!options.withoutQueue) await migrateQueue(options);
}

/** Whether an installation lives in a database: its tables are there. */
export async function isMigrated({ databaseUrl }: Pick<MigrateOptions, "databaseUrl">): Promise<boolean> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [found] = await client<{ isThere: boolean }[]>`
      select to_regclass('public.organisations') is not null as "isThere"`;
    return found?.isThere ?? false;
  } finally {
    await client.end({ timeout: 1 });
  }
}

/**
 * Lets the planner know what the tables hold. Autovacuum would get to it in a minute; until then it takes tables that were just filled for all but empty,
 * and may join them row by row.
 */
export async function refreshStatistics({ databaseUrl }: Pick<MigrateOptions, "databaseUrl">): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, connection: { application_name: "heard migrate" } });
  try {
    await client`analyze`;
  } finally {
    await client.end({ timeout: 5 });
  }
}

/**
 * Runs what this database has not run yet, each migration in a transaction of its own, so that no table stays locked while the others run. Drizzle's own
 * migrator runs what is *newer* than the last one and would pass over a migration that reached the main branch after a higher number did.
 */
async function runMigrations(client: Sql, only: MigrateOptions["only"]): Promise<void> {
  await client`create schema if not exists drizzle`;
  await client`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  const done = await client<{ created_at: string }[]>`select created_at from drizzle.__drizzle_migrations`;
  const known = new Set(done.map(({ created_at }) => Number(created_at)));
  for (const migration of readMigrationFiles({ migrationsFolder })) {
    if (known.has(migration.folderMillis) || only?.has(migration.folderMillis) === false) continue;
    await applyMigration(client, migration);
  }
}

/** First line of a migration that builds an index while people write: PostgreSQL does that in no transaction. Its statements can be run again. */
const outsideTransaction = "-- outside a transaction";
const lockTries = 120;
const lockNotAvailable = "55P03";

type Migration = { sql: string[]; hash: string; folderMillis: number };

/**
 * Runs one migration while the release before it goes on working. Who waits for an exclusive lock keeps everybody waiting who comes after, so it gives up before a
 * second is over, lets them pass and tries again.
 */
export async function applyMigration(client: Sql, { sql, hash, folderMillis }: Migration): Promise<void> {
  const isOutside = sql[0]?.trimStart().startsWith(outsideTransaction);
  if (isOutside) for (const statement of sql) await client.unsafe(statement);
  for (let tries = 1; ; tries += 1) {
    try {
      await client.begin(async (tx) => {
        await tx`set local lock_timeout = '800ms'`;
        if (!isOutside) for (const statement of sql) await tx.unsafe(statement);
        await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
      });
      return;
    } catch (error) {
      const isBusy = error instanceof postgres.PostgresError && error.code === lockNotAvailable;
      if (!isBusy || tries >= lockTries) throw error;
      await delay(500);
    }
  }
}

async function ensureRoles(client: Sql, authSecret: string): Promise<void> {
  const statements = roleStatements(authSecret);
  try {
    // Roles belong to the cluster: two databases that migrate at once would meet on the same rows of the catalogue.
    await client.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${migrationLock + 1})`;
      await tx.unsafe(statements);
    });
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === "42501")
      throw new RolesMissingError(statements, error);
    throw error;
  }
}

function roleStatements(authSecret: string): string {
  const ensure = (role: string, login: string) =>
    `do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role} ${login}; end if; end $$;`;
  return [
    ensure(definerRole, "nologin"),
    ...loginRoles.flatMap((role) => [
      ensure(role, "login"),
      `alter role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password '${scramVerifier(rolePassword(authSecret, role))}';`,
    ]),
    // To hand the definer functions over, and to make the queue's schema, the owner must belong to those roles.
    `do $$ begin if not (select rolsuper from pg_roles where rolname = current_user) then execute format('grant ${definerRole}, heard_jobs to %I', current_user); end if; end $$;`,
  ].join("\n");
}

/** What PostgreSQL stores for a password (RFC 5803), so that the password itself is in no statement, log or printed SQL. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const hmac = (text: string) => createHmac("sha256", salted).update(text).digest();
  const storedKey = createHash("sha256").update(hmac("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${hmac("Server Key").toString("base64")}`;
}

async function migrateQueue({ databaseUrl, authSecret }: MigrateOptions): Promise<void> {
  const boss = new PgBoss({
    connectionString: roleUrl(databaseUrl, authSecret, "heard_jobs"),
    schema: "jobs",
    createSchema: false,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on("error", () => {});
  await boss.start();
  await boss.stop({ graceful: false });
}
