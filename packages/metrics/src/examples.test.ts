import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as metrics from "./index.ts";

/** `expression; // => value` in a docstring. */
const EXAMPLE = /^ \* (.+?);? \/\/ => (.+)$/gm;

const documented = globSync("**/*.ts", { cwd: import.meta.dirname })
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => ({ file, examples: [...readFileSync(`${import.meta.dirname}/${file}`, "utf8").matchAll(EXAMPLE)] }))
  .filter(({ examples }) => examples.length > 0);

it("finds the documented examples", () => {
  expect(documented.map(({ file }) => file)).toEqual(
    expect.arrayContaining(["nps.ts", "csat.ts", "ces.ts", "distributions/normal.ts"]),
  );
});

describe.each(documented)("examples of $file", async ({ file, examples }) => {
  const own = (await import(/* @vite-ignore */ new URL(file, import.meta.url).href)) as Record<string, unknown>;
  const scope: Record<string, unknown> = { ...metrics, ...own };
  const evaluate = (expression: string): unknown =>
    new Function(...Object.keys(scope), `return (${expression});`)(...Object.values(scope));

  it.each(examples.map(([, expression = "", value = ""]) => ({ expression, value })))(
    "$expression // => $value",
    ({ expression, value }) => expect(evaluate(expression)).toEqual(evaluate(value)),
  );
});
