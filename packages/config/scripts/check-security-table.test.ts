import { expect, test } from "vitest";
import { checkSecurityTable } from "./check-security-table.ts";
import { repositoryOf } from "./repository.ts";

const check = {
  number: 1,
  asvs: "8.4.1",
  must: "Nothing leaks",
  proof: { "a.test.ts": ["leaks nothing"] },
  documents: ["why.md"],
  missing: null,
  doesNotApply: null,
};
const messages = (checks: readonly object[], files: Record<string, string>) =>
  checkSecurityTable
    .find(repositoryOf({ "docs/security/checks.json": JSON.stringify(checks), "docs/security/asvs.md": "", ...files }))
    .map(({ message }) => message)
    .filter((message) => message.startsWith("check"));

test("a check whose tests and documents are there is clean, but its table has to be made", () => {
  const files = { "a.test.ts": 'test("leaks nothing", () => {});', "why.md": "" };
  expect(messages([check], files)).toEqual([]);
  const all = { "docs/security/checks.json": JSON.stringify([check]), "docs/security/asvs.md": "old", ...files };
  expect(checkSecurityTable.find(repositoryOf(all)).map(({ path }) => path)).toEqual(["docs/security/asvs.md"]);
});

test("a test, a file or a document that is gone is named", () => {
  expect(messages([check], { "a.test.ts": 'test("leaks", () => {});', "why.md": "" })).toEqual([
    'check 1: a.test.ts has no test "leaks nothing"',
  ]);
  expect(messages([check], {})).toEqual(["check 1: there is no why.md", "check 1: there is no a.test.ts"]);
});

test("a check that shows nothing has to say what is missing", () => {
  const empty = { ...check, proof: {}, documents: [] };
  expect(messages([empty], {})).toEqual(["check 1: names no test, no document and nothing that is missing"]);
  expect(messages([{ ...empty, missing: "everything" }], {})).toEqual([]);
});
