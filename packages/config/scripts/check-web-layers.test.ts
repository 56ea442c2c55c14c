import { expect, test } from "vitest";
import { checkWebLayers } from "./check-web-layers.ts";
import { repositoryOf } from "./repository.ts";

const findings = (files: Record<string, string>) =>
  checkWebLayers
    .find(repositoryOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [`apps/web/src/${path}`, text]))))
    .map(({ path, message }) => `${path.slice("apps/web/src/".length)} ${message}`);

test("a layer may import those below it and its own", () => {
  const files = {
    "app/page.tsx": 'import "#features/scores/screen.tsx"; import "#lib/paths.ts";',
    "features/scores/screen.tsx":
      'import "#components/section.tsx"; import "#features/trace/link.tsx"; import "react";',
    "components/section.tsx": 'import "../lib/format.ts";',
  };
  expect(findings(files)).toEqual([]);
});

test("a layer may not import those above it", () => {
  expect(findings({ "lib/format.ts": 'import "#components/texts.tsx";' })).toEqual([
    "lib/format.ts:1 lib may not import components/texts.tsx",
  ]);
  expect(findings({ "components/note.tsx": '\nimport "../app/layout.tsx";' })).toEqual([
    "components/note.tsx:2 components may not import app/layout.tsx",
  ]);
});

test("two features may not need each other", () => {
  const files = {
    "features/scores/a.ts": 'import "#features/trace/b.ts";',
    "features/trace/b.ts": 'import "../scores/a.ts";',
  };
  expect(findings(files)).toEqual(["features/scores/a.ts:1 the features scores and trace import each other"]);
});
