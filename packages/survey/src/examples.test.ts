import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** `expression; // => value` in a docstring. */
const EXAMPLE = /^ \* (.+?);? \/\/ => (.+)$/gm;

const documented = globSync("**/*.ts", { cwd: import.meta.dirname })
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => ({ file, examples: [...readFileSync(`${import.meta.dirname}/${file}`, "utf8").matchAll(EXAMPLE)] }))
  .filter(({ examples }) => examples.length > 0);

it("finds the documented examples", () => {
  expect(documented.map(({ file }) => file)).toEqual(
    expect.arrayContaining(["evaluate.ts", "language.ts", "lint.ts", "piping.ts"]),
  );
});

describe.each(documented)("examples of $file", async ({ file, examples }) => {
  const module = (await import(/* @vite-ignore */ new URL(file, import.meta.url).href)) as Record<string, unknown>;
  const evaluate = (expression: string): unknown =>
    new Function(...Object.keys(module), `return (${expression});`)(...Object.values(module));

  it.each(examples.map(([, expression = "", value = ""]) => ({ expression, value })))(
    "$expression // => $value",
    ({ expression, value }) => expect(evaluate(expression)).toEqual(evaluate(value)),
  );
});
