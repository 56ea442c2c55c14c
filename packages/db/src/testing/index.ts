import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase, configureDatabase } from "../client.ts";
import { forgetCells } from "../new-cells.ts";
import { templateName, testSecret } from "./names.ts";

export { testSecret } from "./names.ts";

export type TestDatabase = {
  /** The owner's address of this file's database. Superuser: for catalogue checks and oracles only. */
  ownerUrl(): string;
  /** Runs one statement as that owner. */
  asOwner(statement: string): Promise<Record<string, unknown>[]>;
  /** Runs one statement as that owner in a transaction that stays open while `work` goes on: what it locked is held so long. */
  holding<T>(statement: string, work: () => Promise<T>): Promise<T>;
  /** How many sessions of this file's database wait for somebody else's lock. */
  blockedCount(): Promise<number>;
};

/**
 * Gives a test file its own database, a clone of the migrated template, and points the doors at it.
 * Tests commit, each in an organisation of its own: rolling back would hide what the doors, grouping and folding do.
 */
export function useTestDatabase(): TestDatabase {
  const name = `heard_${process.pid}_${randomBytes(4).toString("hex")}_test`;
  const templateUrl = new URL(inject("databaseUrl"));
  const own = new URL(templateUrl);
  own.pathname = `/${name}`;
  const maintenance = new URL(templateUrl);
  maintenance.pathname = "/postgres";

  beforeAll(async () => {
    const admin = postgres(maintenance.toString(), { max: 1, onnotice: () => {} });
    await admin.unsafe(`create database ${name} template ${templateName}`);
    await admin.end();
    forgetCells();
    configureDatabase({ databaseUrl: own.toString(), authSecret: testSecret, maxConnections: 4 });
  });
  afterAll(async () => {
    await closeDatabase(1);
    const admin = postgres(maintenance.toString(), { max: 1, onnotice: () => {} });
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  const withOwner = async <T>(work: (owner: postgres.Sql) => Promise<T>): Promise<T> => {
    const owner = postgres(own.toString(), { max: 1, onnotice: () => {} });
    try {
      return await work(owner);
    } finally {
      await owner.end();
    }
  };
  return {
    ownerUrl: () => own.toString(),
    asOwner: (statement) => withOwner(async (owner) => [...(await owner.unsafe(statement))]),
    holding: (statement, work) =>
      withOwner(async (owner) => {
        // In an object: a promise among the results is nobody's business here.
        const { result } = await owner.begin(async (tx) => {
          await tx.unsafe(statement);
          return { result: await work() };
        });
        return result as Awaited<ReturnType<typeof work>>;
      }),
    blockedCount: () =>
      withOwner(async (owner) => {
        const [row] = await owner<{ count: number }[]>`select count(*)::int as count from pg_stat_activity
          where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
        return row?.count ?? 0;
      }),
  };
}
