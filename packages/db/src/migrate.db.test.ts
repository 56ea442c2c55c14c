import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { expect, test } from "vitest";
import { applyMigration } from "./migrate.ts";
import { useTestDatabase } from "./testing/index.ts";

const database = useTestDatabase();
const connect = () => postgres(database.ownerUrl(), { max: 1, onnotice: () => {} });

test("a migration that waits for a long report keeps nobody else waiting for a second, and gets its turn", async () => {
  const [report, other, migrating] = [connect(), connect(), connect()];
  try {
    const long = report.begin(async (tx) => {
      await tx`lock table channels in access share mode`;
      await tx`select pg_sleep(2.5)`;
    });
    await delay(100);
    const started = performance.now();
    let isDone = false;
    const migration = applyMigration(migrating, {
      sql: ["alter table channels add column probe int"],
      hash: "probe",
      folderMillis: 1,
    }).then(() => {
      isDone = true;
    });
    let longestMs = 0;
    while (!isDone) {
      const asked = performance.now();
      await other`select count(*) from channels`;
      longestMs = Math.max(longestMs, performance.now() - asked);
      await delay(20);
    }
    await Promise.all([long, migration]);
    expect(performance.now() - started).toBeGreaterThan(1500);
    // It did wait in the queue behind the migration, or this would show nothing.
    expect(longestMs).toBeGreaterThan(300);
    expect(longestMs).toBeLessThan(1000);
    expect(await other`select probe from channels`).toEqual([]);
    expect(await other`select hash from drizzle.__drizzle_migrations where created_at = 1`).toEqual([
      { hash: "probe" },
    ]);
  } finally {
    await Promise.all([report, other, migrating].map((client) => client.end()));
  }
});

test("a migration that fails changes nothing and is not on record", async () => {
  const client = connect();
  try {
    const wrong = { sql: ["create table half (id int)", "select 1 / 0"], hash: "wrong", folderMillis: 2 };
    await expect(applyMigration(client, wrong)).rejects.toThrow("division by zero");
    expect(await client`select to_regclass('half') as half`).toEqual([{ half: null }]);
    expect(await client`select hash from drizzle.__drizzle_migrations where created_at = 2`).toEqual([]);
  } finally {
    await client.end();
  }
});

test("an index is built outside a transaction where the migration says so", async () => {
  const client = connect();
  const sql = ["-- outside a transaction\ncreate index concurrently if not exists probe_index on channels (key)"];
  try {
    await applyMigration(client, { sql, hash: "outside", folderMillis: 3 });
    await applyMigration(client, { sql, hash: "outside", folderMillis: 4 });
    expect(await client`select indisvalid from pg_index where indexrelid = 'probe_index'::regclass`).toEqual([
      { indisvalid: true },
    ]);
  } finally {
    await client.end();
  }
});
