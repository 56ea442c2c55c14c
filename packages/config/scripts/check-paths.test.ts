import { expect, test } from "vitest";
import { checkPaths } from "./check-paths.ts";
import { repositoryOf } from "./repository.ts";

const findings = (text: string, path = "docs/architecture.md") =>
  checkPaths
    .find(
      repositoryOf({
        "package.json": JSON.stringify({ scripts: { verify: "x", "text:evaluate": "x" } }),
        "packages/core/src/errors.ts": "",
        "docs/decisions/0001-layout.md": "",
        [path]: text,
      }),
    )
    .map(({ path: where, message }) => `${where.split(":")[1]} ${message}`);

test("paths that exist, folders, forms and addresses are fine", () => {
  expect(findings("`packages/core/src/errors.ts`, `packages/core/`, `packages/core/src/<feature>/rules.ts`")).toEqual(
    [],
  );
  expect(findings("[one](decisions/0001-layout.md#context) [two](https://example.org/x.md) [three](#here)")).toEqual(
    [],
  );
  expect(findings("[up](../packages/core)")).toEqual([]);
  expect(findings("`packages/core/src/{errors}.ts` and `pnpm/none`")).toEqual([]);
});

test("paths that are gone are named with their line", () => {
  expect(findings("a\n`packages/core/src/{errors,gone}.ts`")).toEqual(["2 there is no packages/core/src/gone.ts"]);
  expect(findings("[old](decisions/0000-old.md)")).toEqual(["1 there is no decisions/0000-old.md"]);
});

test("commands that are gone are named", () => {
  expect(findings("`npm run verify`, then npm run -s text:evaluate")).toEqual([]);
  expect(findings("`npm run check`")).toEqual(['1 there is no script "check"']);
});
