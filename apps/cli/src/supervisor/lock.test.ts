import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markOf } from "@heard/db/embedded";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDataFolder } from "./lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "heard-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a second supervisor of the same data folder is told which process runs", () => {
  const release = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(`Heard already runs from ${folder} (process ${process.pid})`);
  release();
  lockDataFolder(folder)();
});

test("the lock of a supervisor that was killed counts no more", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  writeFileSync(join(folder, "supervisor.json"), JSON.stringify(markOf(child.pid)));
  expect(() => lockDataFolder(folder)).toThrow(`process ${child.pid}`);
  child.kill("SIGKILL");
  await once(child, "exit");
  lockDataFolder(folder)();
});

test("another process that was given the same number since is not the owner", () => {
  writeFileSync(join(folder, "supervisor.json"), JSON.stringify({ pid: process.pid, startedAt: "0" }));
  if (process.platform === "linux") lockDataFolder(folder)();
  else expect(() => lockDataFolder(folder)).toThrow("already runs");
});

test("a data folder is for its owner's eyes only", () => {
  const inner = join(folder, "new");
  lockDataFolder(inner)();
  expect(statSync(inner).mode & 0o777).toBe(0o700);
});
