import { expect, test } from "vitest";
import { checkFileSize } from "./check-file-size.ts";
import { repositoryOf } from "./repository.ts";

const lines = (count: number) => Array.from({ length: count }, (_, index) => `const a${index} = 1;`).join("\n");
const found = (path: string, count: number) =>
  checkFileSize.find(repositoryOf({ [path]: `${lines(count)}\n` })).length > 0;

test("400 lines are the longest file, tests included", () => {
  expect(found("packages/core/src/a.ts", 400)).toBe(false);
  expect(found("packages/core/src/a.ts", 401)).toBe(true);
  expect(found("packages/core/src/a.test.ts", 401)).toBe(true);
});

test("data and prose may be longer", () => {
  expect(found("packages/messages/src/en/errors.ts", 900)).toBe(false);
  expect(found("packages/db/migrations/0001_a.sql", 900)).toBe(false);
  expect(found("docs/glossary.md", 900)).toBe(false);
});
