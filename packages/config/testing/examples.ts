import { globSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";

/** `expression; // => value` in a docstring. */
const EXAMPLE = /^ \* (.+?);? \/\/ => (.+)$/gm;

/**
 * Runs the examples in the docstrings of a package as its tests: each expression sees what its own file exports, and what `scope` holds. Some of the
 * files that have any are named, so that no change of style makes all of them pass by being found nowhere.
 */
export function testExamples(folder: string, some: readonly string[], scope: Record<string, unknown> = {}): void {
  const documented = globSync("**/*.ts", { cwd: folder })
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => ({ file, examples: [...readFileSync(`${folder}/${file}`, "utf8").matchAll(EXAMPLE)] }))
    .filter(({ examples }) => examples.length > 0);

  it("finds the documented examples", () => {
    expect(documented.map(({ file }) => file)).toEqual(expect.arrayContaining([...some]));
  });

  describe.each(documented)("examples of $file", async ({ file, examples }) => {
    const own: Record<string, unknown> = await import(
      /* @vite-ignore */ new URL(file, pathToFileURL(`${folder}/`)).href
    );
    const known = { ...scope, ...own };
    const evaluate = (expression: string): unknown =>
      new Function(...Object.keys(known), `return (${expression});`)(...Object.values(known));

    it.each(examples.map(([, expression = "", value = ""]) => ({ expression, value })))(
      "$expression // => $value",
      ({ expression, value }) => expect(evaluate(expression)).toEqual(evaluate(value)),
    );
  });
}
