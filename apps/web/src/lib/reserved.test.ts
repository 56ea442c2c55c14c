import { readdirSync } from "node:fs";
import { join } from "node:path";
import { keyPattern, reservedKeys } from "@heard/core/catalogue/rules";
import { isReservedKey } from "@heard/core/surveys/rules";
import { expect, test } from "vitest";
import { personKey } from "./paths.ts";

const app = join(import.meta.dirname, "../app");
/** The folders of pages that stand beside a folder of keys, and could be a key themselves. */
const beside = (folder: string) =>
  readdirSync(join(app, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && keyPattern.test(entry.name))
    .map(({ name }) => name);

test("no organisation can have the key of a page that stands beside it", () => {
  const reserved: readonly string[] = reservedKeys;
  expect(beside("")).toContain("account");
  expect([...beside(""), personKey].filter((key) => !reserved.includes(key))).toEqual([]);
});

test("no survey can have the key of a page that stands beside it", () => {
  expect(beside("[organisation]/surveys")).toContain("new");
  expect(beside("[organisation]/surveys").filter((key) => !isReservedKey(key, true))).toEqual([]);
});
