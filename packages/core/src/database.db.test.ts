import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { testSecret, useTestDatabase } from "@heard/db/testing";
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

test("any other error ends a process, also a TypeError that has to do with something called postgres", () => {
  const { stdout, status } = run("otherwise");
  expect(stdout.trim()).toBe("fatal: unexpected");
  expect(status).toBe(1);
});
