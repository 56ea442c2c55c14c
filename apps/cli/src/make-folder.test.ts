import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "heard-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a folder is made with those above it, and stays where it stands", () => {
  const path = join(ownFolder(), "nightly", "of-may");
  for (const _ of ["new", "there"]) expect(makeFolder(path)).toBe(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

test("where none can be made that is said at once, naming it", () => {
  const file = join(ownFolder(), "file");
  writeFileSync(file, "");
  expect(() => makeFolder(join(file, "below"))).toThrow(`${file} is a file, not a folder`);
  // On a system without it nobody may make one at the root either.
  expect(() => makeFolder("/proc/nope/backups")).toThrow(
    /No backup can be written to \/proc\/nope\/backups: \/proc.* cannot be made/,
  );
});
