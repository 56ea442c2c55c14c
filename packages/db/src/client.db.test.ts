import { expect, test } from "vitest";
import { pool } from "./client.ts";
import { refreshStatistics } from "./migrate.ts";
import { useTestDatabase } from "./testing/index.ts";

const database = useTestDatabase();
const name = () => new URL(database.ownerUrl()).pathname.slice(1);
const longestMs = 8000;

/** Asks so many at once; gives how each was answered, and how long the slowest had to wait. */
async function ask(count: number): Promise<{ outcomes: Set<string>; slowestMs: number }> {
  const startedAt = performance.now();
  const answers = await Promise.allSettled(Array.from({ length: count }, () => pool("heard_app").sql`select 1`));
  return { outcomes: new Set(answers.map(({ status }) => status)), slowestMs: performance.now() - startedAt };
}

/** Lets people of the database in or, with their connections ended, not. */
async function letIn(wanted: boolean): Promise<void> {
  await database.asOwner(
    wanted
      ? `grant connect on database "${name()}" to public, heard_app`
      : `revoke connect on database "${name()}" from public, heard_app`,
  );
  if (!wanted)
    await database.asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'heard_app' and datname = '${name()}'`,
    );
}

test("while the database turns everybody away each query is refused at once, and answered when it lets them in", {
  timeout: 60_000,
}, async () => {
  for (let round = 0; round < 3; round += 1) {
    expect((await ask(12)).outcomes).toEqual(new Set(["fulfilled"]));
    await letIn(false);
    for (let size = 1; size <= 20; size += 1) {
      const { outcomes, slowestMs } = await ask(size % 7 === 0 ? 12 : size % 5);
      expect(outcomes).not.toContain("fulfilled");
      expect(slowestMs).toBeLessThan(longestMs);
    }
    await letIn(true);
    const { outcomes, slowestMs } = await ask(12);
    expect(outcomes).toEqual(new Set(["fulfilled"]));
    expect(slowestMs).toBeLessThan(longestMs);
  }
});

test("whoever works on another connection of a pool that lost one is not cut off, however long that takes", {
  timeout: 120_000,
}, async () => {
  const { sql } = pool("heard_app");
  // Longer than a pool that is ending waits anywhere in the driver or here.
  const long = sql.begin(async (tx) => {
    await tx`select pg_sleep(20)`;
    await tx`select pg_sleep(17)`;
    const [row] = await tx<{ is: string }[]>`select 'done' as is`;
    return row?.is;
  });
  const [other] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  await database.asOwner(`select pg_terminate_backend(${other?.pid})`);
  await expect.poll(() => pool("heard_app").sql === sql, { timeout: longestMs }).toBe(false);
  expect((await ask(12)).outcomes).toEqual(new Set(["fulfilled"]));
  expect(await long).toBe("done");
});

test("the planner knows at once what was filled a moment ago", async () => {
  const known = async () =>
    Number((await database.asOwner("select reltuples as count from pg_class where relname = 'just_filled'"))[0]?.count);
  await database.asOwner("create table just_filled as select n from generate_series(1, 300) n");
  expect(await known()).toBe(-1);
  await refreshStatistics({ databaseUrl: database.ownerUrl() });
  expect(await known()).toBe(300);
});
