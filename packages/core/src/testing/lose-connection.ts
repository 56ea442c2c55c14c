// Run as a process of its own by database.db.test.ts: what becomes of a process whose connection ends under a write, and of one that fails otherwise.
import { configureDatabase, withTenant } from "@heard/db";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { outliveLostConnections } from "../database.ts";

const [ownerUrl = "", authSecret = "", how = ""] = process.argv.slice(2);
const say = (word: string) => (_: object, text: string) => console.log(`${word}: ${text}`);
const warned = new Promise<void>((resolve) => {
  outliveLostConnections({
    warn: (details, text) => {
      say("warn")(details, text);
      resolve();
    },
    fatal: say("fatal"),
  });
});

if (how === "otherwise") {
  setImmediate(function postgresOfMine() {
    throw new TypeError("Cannot read properties of null (reading 'write')");
  });
} else {
  configureDatabase({ databaseUrl: ownerUrl, authSecret, maxConnections: 1 });
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  void withTenant(1, async (tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await owner`select pg_terminate_backend(${row?.pid ?? 0}, 5000)`;
    // The end of the connection has come in before the next write is made.
    while ((await owner`select 1 from pg_stat_activity where pid = ${row?.pid ?? 0}`).length > 0);
    await tx.execute(sql`select 1`);
  }).catch(() => {});
  await warned;
  // There is one place in the pool, and the fault has taken it.
  const [row] = await withTenant(1, (tx) => tx.execute<{ answer: number }>(sql`select 42 as answer`));
  console.log(`answer: ${row?.answer}`);
  process.exit(0);
}
