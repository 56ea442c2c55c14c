import { spawn, spawnSync } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { startFaultProxy } from "@heard/db/testing/fault-proxy";
import { expect, test } from "vitest";

const database = useTestDatabase();
const script = fileURLToPath(new URL("./testing/lose-connection.ts", import.meta.url));
const run = (how: string) =>
  spawnSync(process.execPath, [script, database.ownerUrl(), testSecret, how], { encoding: "utf8", timeout: 50_000 });

test("a process whose connection ended under a write goes on, and its next query is answered", () => {
  const { stdout, status } = run("lost");
  expect(stdout.trim().split("\n")).toEqual(["warn: database connection lost", "answer: 42"]);
  expect(status).toBe(0);
});

test("a process whose connection breaks before its first question was answered goes on, and its next query is answered", async () => {
  const url = new URL(database.ownerUrl());
  const proxy = await startFaultProxy(Number(url.port));
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  proxy.set({ kind: "slow", delayMs: 1000 });
  const child = spawn(process.execPath, [script, url.toString(), testSecret, "start"]);
  const said = text(child.stdout);
  // What the types of arrays are has been asked, and the answer is on its way.
  const isAsked = async () =>
    (
      await database.asOwner(
        "select 1 from pg_stat_activity where datname = current_database() and usename = 'heard_app' and query like '%typarray%'",
      )
    ).length;
  await expect.poll(isAsked, { timeout: 40_000, interval: 20 }).toBe(1);
  proxy.set({ kind: "none" });
  proxy.reset();
  expect((await said).trim().split("\n")).toEqual([
    expect.stringMatching(/^(answer: (ECONNRESET|CONNECTION_CLOSED)|warn: database connection lost)$/),
    expect.stringMatching(/^(answer: (ECONNRESET|CONNECTION_CLOSED)|warn: database connection lost)$/),
    "answer: 42",
  ]);
  await proxy.close();
});

test("any other error ends a process, also a TypeError that has to do with something called postgres", () => {
  const { stdout, status } = run("otherwise");
  expect(stdout.trim()).toBe("fatal: unexpected");
  expect(status).toBe(1);
});
