import { expect, test } from "vitest";
import { checkLockfile } from "./check-lockfile.ts";
import type { LockEntry } from "./lockfile.ts";
import { repositoryOf } from "./repository.ts";

const findings = (manifest: object, packages: Record<string, LockEntry>) =>
  checkLockfile
    .find(
      repositoryOf({
        "package.json": JSON.stringify(manifest),
        "package-lock.json": JSON.stringify({ packages }),
      }),
    )
    .map(({ message }) => message);

const integrity = "sha512-x";

test("a complete lockfile of exact versions is clean", () => {
  const manifest = { dependencies: { zod: "4.6.7", old: "npm:zod@3.0.0", "@heard/core": "*" } };
  const packages = {
    "": {},
    "node_modules/zod": { version: "4.6.7", integrity },
    "node_modules/old": { version: "3.0.0", integrity },
    "node_modules/@heard/core": { resolved: "packages/core", link: true },
    "node_modules/a": { version: "1.0.0", integrity, optionalDependencies: { "a-linux-x64": "1.0.0" } },
    "node_modules/a/node_modules/a-linux-x64": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"] },
  };
  expect(findings(manifest, packages)).toEqual([]);
});

test("a platform without an entry is named", () => {
  const packages = {
    "node_modules/a": { version: "1.0.0", integrity, optionalDependencies: { "a-darwin-x64": "1.0.0" } },
  };
  expect(findings({}, packages)).toEqual([
    "a-darwin-x64 (optional, of node_modules/a) has no entry; run npm run lockfile:complete",
  ]);
});

test("a host, a missing checksum, a range and a version that differs are found", () => {
  expect(
    findings({}, { "node_modules/a": { version: "1.0.0", integrity, resolved: "https://host/a.tgz" } }),
  ).toHaveLength(1);
  expect(findings({}, { "node_modules/a": { version: "1.0.0" } })).toEqual(["node_modules/a has no checksum"]);
  const packages = { "node_modules/a": { version: "1.0.0", integrity } };
  expect(findings({ dependencies: { a: "^1.0.0" } }, packages)).toEqual(['a is "^1.0.0"; pin an exact version']);
  expect(findings({ dependencies: { a: "1.0.1" } }, packages)).toEqual(["a is 1.0.1, the lockfile has 1.0.0"]);
});
