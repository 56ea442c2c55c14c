// Run as a process of its own by database.db.test.ts: what becomes of a process whose connection ends under a write, and of one that fails otherwise.
import { configureDatabase, withTenant } from "@heard/db";
import { sql } from "drizzle-orm";
import { Client } from "pg";
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
} else if (how === "start") {
  configureDatabase({ databaseUrl: ownerUrl, authSecret, maxConnections: 1 });
  const ask = () => withTenant(1, (tx) => tx.execute<{ answer: number }>(sql`select 42 as answer`));
  for (;;) {
    const [row] = await ask().catch((error) => [{ answer: error.cause?.code ?? error.code }]);
    console.log(`answer: ${row?.answer}`);
    if (row?.answer === 42) process.exit(0);
  }
} else {
  configureDatabase({ databaseUrl: ownerUrl, authSecret, maxConnections: 1 });
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const loseOne = () =>
    withTenant(1, async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await owner.query("select pg_terminate_backend($1, 5000)", [row?.pid]);
      await tx.execute(sql`select 1`);
    }).catch(() => {});
  // Where the end of the connection has not come in yet, the write is refused as it should be: try again.
  let isLost = false;
  while (!isLost) isLost = await Promise.race([loseOne().then(() => false), warned.then(() => true)]);
  // There is one place in the pool, and the fault has taken it.
  const [row] = await withTenant(1, (tx) => tx.execute<{ answer: number }>(sql`select 42 as answer`));
  console.log(`answer: ${row?.answer}`);
  process.exit(0);
}
