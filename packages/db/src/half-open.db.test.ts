import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askServer } from "./ask-server.ts";
import { pool } from "./client.ts";
import { closeDatabase, configureDatabase } from "./index.ts";
import { type LoginRole, roleUrl } from "./roles.ts";
import { type FaultProxy, startFaultProxy } from "./testing/fault-proxy.ts";
import { testSecret, useTestDatabase } from "./testing/index.ts";

const database = useTestDatabase();
let proxy: FaultProxy;

beforeEach(async () => {
  await closeDatabase(1);
  const url = new URL(database.ownerUrl());
  proxy = await startFaultProxy(Number(url.port));
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  configureDatabase({ databaseUrl: url.toString(), authSecret: testSecret, maxConnections: 3 });
});
afterEach(async () => {
  await closeDatabase(1);
  await proxy.close();
});

const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
type Asked = { answered: number; wrong: number; codes: Set<unknown>; ms: number };

/** Asks several questions at once, each for a number of its own. */
async function ask(role: LoginRole = "heard_app"): Promise<Asked> {
  const startedAt = performance.now();
  const replies = await Promise.allSettled(
    numbers.map((number) => pool(role).sql<{ number: number }[]>`select ${number}::int as number`),
  );
  const numberOf = (place: number) => {
    const reply = replies[place];
    return reply?.status === "fulfilled" ? reply.value[0]?.number : undefined;
  };
  return {
    answered: numbers.filter((number, place) => numberOf(place) === number).length,
    wrong: replies.filter(({ status }, place) => status === "fulfilled" && numberOf(place) !== numbers[place]).length,
    codes: new Set(replies.flatMap((reply) => (reply.status === "rejected" ? [reply.reason.code] : []))),
    ms: performance.now() - startedAt,
  };
}

test.each(["heard_app", "heard_ingest", "heard_lookup"] as const)(
  "connections of %s that pass nothing any more are noticed: who asked is told so, and the next questions are answered",
  async (role) => {
    expect(await ask(role)).toMatchObject({ answered: numbers.length, wrong: 0 });
    proxy.forget();
    const { answered, wrong, codes, ms } = await ask(role);
    expect({ answered, wrong }).toEqual({ answered: 0, wrong: 0 });
    expect(codes).toContain("ETIMEDOUT");
    expect(ms).toBeLessThan(10_000);
    expect(await ask(role)).toMatchObject({ answered: numbers.length, wrong: 0 });
  },
);

test("so is one on which half a question was said: the library asks first what the answer will look like", async () => {
  await ask();
  proxy.forget();
  await expect(pool("heard_app").sql`select ${1}::int as never_asked_before`).rejects.toMatchObject({
    code: "ETIMEDOUT",
  });
});

test("whoever asks as one role after another waits for the silence of one connection, not of each", async () => {
  const roles = ["heard_lookup", "heard_app", "heard_ingest"] as const;
  for (const role of roles) await ask(role);
  proxy.forget();
  const startedAt = performance.now();
  for (const role of roles) while ((await ask(role)).answered < numbers.length);
  expect(performance.now() - startedAt).toBeLessThan(7000);
});

test("what the server works on is waited for, however long nothing is heard, and is asked after ever less often", async () => {
  const { sql } = pool("heard_app");
  const [row] = await sql.begin(async (tx) => {
    await tx`select pg_sleep(9)`;
    return tx<{ is: string }[]>`select 'done' as is`;
  });
  expect(row?.is).toBe("done");
  // Its own connection, and a question after 2, 3, 5 and 9 seconds.
  expect(proxy.opened()).toBeLessThanOrEqual(5);
});

test("a server that is slow to answer a new connection is waited for", async () => {
  proxy.set({ kind: "stuck" });
  const asking = ask();
  await delay(4500);
  proxy.set({ kind: "none" });
  expect(await asking).toMatchObject({ answered: numbers.length, wrong: 0 });
});

test("a process of the same number that serves somebody else is neither taken for ours nor ended", async () => {
  await ask();
  const url = roleUrl(database.ownerUrl(), testSecret, "heard_app");
  const other = postgres(url, { max: 1, connection: { application_name: "heard_app of another" } });
  const [row] = await other<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const pid = row?.pid ?? 0;
  const working = other`select pg_sleep(30)`.execute();
  await askServer(url, async ({ stateOf, end }) => {
    expect(stateOf({ pid, name: "heard_app of another" })).toBe("works");
    expect(stateOf({ pid, name: "heard_app" })).toBeNull();
    await end([{ pid, name: "heard_app" }]);
  });
  // It goes on, as nobody ended it.
  expect(await database.asOwner(`select state from pg_stat_activity where pid = ${pid}`)).toMatchObject([
    { state: "active" },
  ]);
  working.cancel();
  await expect(working).rejects.toMatchObject({ code: "57014" });
  await other.end();
  expect.assertions(4);
});

test("what a lost client held on to is free again", async () => {
  const direct = postgres(database.ownerUrl(), { max: 1, onnotice: () => {} });
  const holding = pool("heard_app").sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(4711)`;
    proxy.forget();
    await tx`select 1`;
  });
  // The library says so of what runs in a transaction.
  await expect(holding).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  await direct.begin(async (tx) => {
    await tx`set local lock_timeout = '5s'`;
    await tx`select pg_advisory_xact_lock(4711)`;
  });
  await direct.end();
});

test("so is what it held when nobody answered, once somebody does", { timeout: 60_000 }, async () => {
  const direct = postgres(database.ownerUrl(), { max: 1, onnotice: () => {} });
  const holding = pool("heard_app").sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(4712)`;
    proxy.set({ kind: "silent" });
    await tx`select 1`;
  });
  await expect(holding).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  proxy.set({ kind: "none" });
  while ((await ask()).answered < numbers.length);
  await direct.begin(async (tx) => {
    await tx`set local lock_timeout = '6s'`;
    await tx`select pg_advisory_xact_lock(4712)`;
  });
  await direct.end();
});

test("while nothing passes at all every question is refused in bounded time, and answered within seconds of the end of it", {
  timeout: 120_000,
}, async () => {
  expect(await ask()).toMatchObject({ answered: numbers.length });
  proxy.set({ kind: "silent" });
  const end = performance.now() + 30_000;
  for (; performance.now() < end; await delay(500)) {
    const { answered, codes, ms } = await ask();
    expect(answered).toBe(0);
    expect([...codes].every((code) => typeof code === "string")).toBe(true);
    expect(ms).toBeLessThan(20_000);
  }
  const asking = ask();
  proxy.set({ kind: "none" });
  const healedAt = performance.now();
  while ((await ask()).answered < numbers.length) await delay(50);
  expect(performance.now() - healedAt).toBeLessThan(15_000);
  await asking;
});
