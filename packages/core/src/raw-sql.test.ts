import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
/** What puts text into a statement as it is; everything else is a parameter or a name in quotes. */
const pasted = /(?:sql\.raw|\.unsafe(?:<[^(]*>)?)\(/g;

test("text becomes a part of SQL in places that were looked at, and in no other", () => {
  const files = [
    "packages/core/src",
    "packages/db/src",
    "packages/api/src",
    "apps/web/src",
    "apps/gateway/src",
    "apps/worker/src",
  ]
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .filter((file) => !/\.test\.|\/testing\//.test(file));
  const found = files.flatMap((file) => {
    const count = [...readFileSync(join(root, file), "utf8").matchAll(pasted)].length;
    return count === 0 ? [] : [`${file} ${count}`];
  });
  expect(files.length).toBeGreaterThan(1000);
  // Whoever adds one makes sure that only constants, checked whole numbers and names of columns get into it.
  expect(found.toSorted()).toMatchSnapshot();
});
