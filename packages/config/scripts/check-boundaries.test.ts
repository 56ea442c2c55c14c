import { describe, expect, test } from "vitest";
import { checkBoundaries } from "./check-boundaries.ts";
import { repositoryOf } from "./repository.ts";

const findings = (files: Record<string, string>) =>
  checkBoundaries.find(repositoryOf(files)).map(({ path, message }) => `${path}: ${message}`);

const workspace = (name: string, ...dependencies: string[]) =>
  JSON.stringify({ name: `@heard/${name}`, dependencies: Object.fromEntries(dependencies.map((to) => [to, "*"])) });

describe("package.json", () => {
  test("may name what the table allows", () => {
    const files = {
      "packages/core/package.json": workspace("core", "@heard/db", "zod"),
      "packages/metrics/package.json": JSON.stringify({ devDependencies: { "@heard/config": "*" } }),
      "apps/bench/package.json": workspace("bench", "@heard/db", "@heard/web"),
    };
    expect(findings(files)).toEqual([]);
  });

  test("may not name anything else", () => {
    const files = {
      "packages/api/package.json": workspace("api", "@heard/bench"),
      "packages/text/package.json": workspace("text", "@heard/metrics"),
    };
    expect(findings(files)).toEqual([
      "packages/api/package.json: api may not depend on @heard/bench",
      "packages/text/package.json: text may not depend on @heard/metrics",
    ]);
  });

  test("of a workspace that nobody placed is found", () => {
    expect(findings({ "packages/utils/package.json": workspace("utils") })).toHaveLength(1);
  });
});

describe("imports", () => {
  const inWorkspace = (name: string, path: string, text: string) =>
    findings({ [`${name}/package.json`]: "{}", [`${name}/${path}`]: text });

  test("follow the table even when hoisting would resolve them", () => {
    expect(inWorkspace("packages/api", "src/a.ts", 'import { withTenant } from "@heard/db";')).toEqual([
      "packages/api/src/a.ts:1: api may not import @heard/db",
    ]);
    expect(inWorkspace("packages/api", "src/a.test.ts", 'import { t } from "@heard/db/testing";')).toEqual([]);
  });

  test("are limited to the entries that the browser can load", () => {
    const path = "src/features/plans/form.tsx";
    expect(inWorkspace("apps/web", path, 'import { planCan } from "@heard/core/plans/rules";')).toEqual([]);
    expect(inWorkspace("apps/web", path, 'import type { Measure } from "@heard/core/measures";')).toEqual([]);
    expect(inWorkspace("apps/web", path, 'import { getMeasures } from "@heard/core/measures";')).toHaveLength(1);
  });

  test("may be one file's privilege", () => {
    const text = 'import { adapter } from "@heard/core/auth-store";';
    expect(inWorkspace("apps/web", "src/server/auth.ts", text)).toEqual([]);
    expect(inWorkspace("apps/web", "src/server/context.ts", text)).toHaveLength(1);
  });

  test("see dynamic imports and exports passed on, and no text that only looks like one", () => {
    expect(inWorkspace("packages/ui", "src/a.ts", 'const m = await import("@heard/core/errors");')).toHaveLength(1);
    expect(inWorkspace("packages/ui", "src/a.ts", 'export { a } from "@heard/core/errors";')).toHaveLength(1);
    expect(
      inWorkspace("packages/ui", "src/a.ts", '// import a from "@heard/core"\nconst b = \'from "@heard/db"\';'),
    ).toEqual([]);
  });

  test("do not leave the workspace by a relative path", () => {
    expect(inWorkspace("packages/core", "src/a/b.ts", 'import "../c.ts";')).toEqual([]);
    expect(inWorkspace("packages/core", "src/a/b.ts", 'import "../../../db/src/client.ts";')).toHaveLength(1);
  });
});
