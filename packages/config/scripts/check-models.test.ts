import { expect, test } from "vitest";
import { checkModels } from "./check-models.ts";
import { repositoryOf } from "./repository.ts";

const world = (router: string, verb: string) => ({
  "packages/text/package.json": JSON.stringify({ exports: { "./*": "./src/*.ts" } }),
  "packages/core/package.json": JSON.stringify({
    exports: { "./themes": "./src/themes/index.ts", "./*": "./src/*.ts" },
  }),
  "packages/api/package.json": "{}",
  "packages/text/src/analyse.ts": "export const analyse = 1;",
  "packages/text/src/themes.ts": "export const rules = 1;",
  "packages/core/src/themes/index.ts": 'export { create } from "./create.ts";',
  "packages/core/src/themes/create.ts": verb,
  "packages/api/src/routers/themes.ts": router,
});
const findings = (router: string, verb: string) =>
  checkModels.find(repositoryOf(world(router, verb))).map(({ path, message }) => `${path} ${message}`);
const router = 'import { create } from "@heard/core/themes";';

test("a way from a router to the models is found, however far it is", () => {
  expect(findings(router, 'import { analyse } from "@heard/text/analyse"; export const create = analyse;')).toEqual([
    "packages/text/src/analyse.ts is loaded by who answers people: packages/api/src/routers/themes.ts → packages/core/src/themes/index.ts → packages/core/src/themes/create.ts → packages/text/src/analyse.ts",
  ]);
});

test("types and the rules of themes may be reached", () => {
  expect(findings(router, 'import type { A } from "@heard/text/analyse"; export const create = 1;')).toEqual([]);
  expect(findings(router, 'import { rules } from "@heard/text/themes"; export const create = rules;')).toEqual([]);
  expect(
    findings(
      'import type { C } from "@heard/core/themes";',
      'import { analyse } from "@heard/text/analyse"; export const create = analyse;',
    ),
  ).toEqual([]);
});
