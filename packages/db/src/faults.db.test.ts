import { afterEach, beforeEach, expect, test } from "vitest";
import { pool } from "./client.ts";
import { closeDatabase, configureDatabase } from "./index.ts";
import { type FaultProxy, startFaultProxy } from "./testing/fault-proxy.ts";
import { testSecret, useTestDatabase } from "./testing/index.ts";

const database = useTestDatabase();
const connections = 4;
let proxy: FaultProxy;

beforeEach(async () => {
  await closeDatabase(1);
  const url = new URL(database.ownerUrl());
  proxy = await startFaultProxy(Number(url.port));
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  configureDatabase({ databaseUrl: url.toString(), authSecret: testSecret, maxConnections: connections });
});
afterEach(async () => {
  await closeDatabase(1);
  await proxy.close();
});

const numbers = Array.from({ length: 40 }, (_, number) => number);
/** Each asks for a number of its own; gives what was answered wrongly, and how many were not answered. */
async function ask(): Promise<{ wrong: number; refused: number }> {
  const answers = await Promise.allSettled(
    numbers.map((number) => pool("heard_app").sql<{ number: number }[]>`select ${number}::int as number`),
  );
  return {
    wrong: answers.filter((one, place) => one.status === "fulfilled" && one.value[0]?.number !== numbers[place]).length,
    refused: answers.filter(({ status }) => status === "rejected").length,
  };
}
const whole = { wrong: 0, refused: 0 };

test("over a slow network every question gets its own answer", async () => {
  proxy.set({ kind: "slow", delayMs: 30 });
  expect(await ask()).toEqual(whole);
});

test("a reset in the middle of questions mixes up no answers, and the next ones are answered", async () => {
  expect(await ask()).toEqual(whole);
  proxy.set({ kind: "slow", delayMs: 100 });
  const asking = ask();
  await expect.poll(() => proxy.open()).toBe(connections);
  proxy.reset();
  const { wrong, refused } = await asking;
  expect(wrong).toBe(0);
  expect(refused).toBeGreaterThan(0);
  proxy.set({ kind: "none" });
  await expect.poll(ask, { timeout: 15_000 }).toEqual(whole);
});

test("while the network is cut each question is refused, and all are answered when it is back", {
  timeout: 60_000,
}, async () => {
  expect(await ask()).toEqual(whole);
  proxy.set({ kind: "cut" });
  expect(await ask()).toEqual({ wrong: 0, refused: numbers.length });
  await expect.poll(() => proxy.open()).toBe(0);
  proxy.set({ kind: "none" });
  await expect.poll(ask, { timeout: 15_000 }).toEqual(whole);
});

test("questions on connections that stand and pass nothing wait, and are answered when they pass again", async () => {
  expect(await ask()).toEqual(whole);
  proxy.set({ kind: "stuck" });
  let isAnswered = false;
  const asking = ask().finally(() => {
    isAnswered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(isAnswered).toBe(false);
  expect(proxy.open()).toBeLessThanOrEqual(connections);
  proxy.set({ kind: "none" });
  expect(await asking).toEqual(whole);
});
