import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Child, superviseChild } from "./child.ts";

let folder: string;
let children: Child[];
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "heard-child-"));
  children = [];
  lines = [];
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.stop()));
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a process that runs these lines of JavaScript; `note("word")` leaves a word behind. */
function run(name: string, script: string): Child {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { appendFileSync } from "node:fs";
     const note = (word) => appendFileSync(${JSON.stringify(join(folder, "notes"))}, word + "\\n");
     ${script}`,
  );
  const child = superviseChild({ name, args: [file], cwd: folder, env: process.env }, (line) => lines.push(line));
  children.push(child);
  return child;
}
const notes = () =>
  existsSync(join(folder, "notes")) ? readFileSync(join(folder, "notes"), "utf8").trim().split("\n") : [];
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

test("what a process says comes through with its name in front, whole lines only", async () => {
  run(
    "web",
    'process.stdout.write("half"); console.log(" and half"); console.error("trouble"); setInterval(() => {}, 1000);',
  );
  await until(() => expect(lines).toEqual(expect.arrayContaining(["[web] half and half", "[web] trouble"])));
});

test("a process that dies is started again, and the log says so", async () => {
  run("worker", 'note("started"); process.exit(3);');
  await until(() => expect(notes().length).toBeGreaterThanOrEqual(2));
  expect(lines[0]).toBe("worker stopped (exit 3); starting it again in 500 ms");
});

test("stopping lets a process finish what it does, and it stays down", async () => {
  const child = run(
    "gateway",
    'process.on("SIGTERM", () => setTimeout(() => { note("drained"); process.exit(0); }, 200)); note("started"); setInterval(() => {}, 1000);',
  );
  await until(() => expect(notes()).toEqual(["started"]));
  await child.stop();
  expect(notes()).toEqual(["started", "drained"]);
  expect(lines).toEqual([]);
});

test("stopping while the next start is waited for starts nothing", async () => {
  const child = run("worker", 'note("started"); process.exit(1);');
  await until(() => expect(lines).toHaveLength(1));
  await child.stop();
  appendFileSync(join(folder, "notes"), "stopped\n");
  expect(notes()).toEqual(["started", "stopped"]);
});
