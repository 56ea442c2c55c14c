import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const sinks =
  /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment|srcDoc|DOMParser|\beval\(|new Function\(/g;

/** A script of ours in the page; a preview in a sandbox without an origin; and pages of the gateway, read as documents that run nothing. */
const reviewed = [
  "apps/web/src/components/reveal-at-once.tsx dangerouslySetInnerHTML",
  "apps/web/src/features/survey-builder/phone-preview.tsx srcDoc",
  "packages/widget/src/embed-runtime.ts .outerHTML",
  "packages/widget/src/panel.ts DOMParser",
  "packages/widget/src/parse-page.ts DOMParser",
];

test("no text becomes markup or a script on a screen: what could make it one stands in places that were looked at", () => {
  const files = ["apps/web/src", "packages/ui/src", "packages/widget/src"].flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).filter((file) => !file.includes(".test.")),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(sinks)].map(([sink]) => `${file} ${sink}`),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(found.toSorted()).toEqual(reviewed);
});
