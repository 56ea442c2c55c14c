import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as metrics from "./index.ts";

const sources = globSync("**/*.ts", { cwd: import.meta.dirname, exclude: ["**/*.test.ts", "testing/**"] }).map((file) =>
  readFileSync(`${import.meta.dirname}/${file}`, "utf8"),
);

it("every public function says what it is, with an example that runs", () => {
  const documented = sources.flatMap((source) =>
    [...source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport function (\w+)/g)].flatMap(
      ([, doc = "", name = ""]) => (/@example\n \* .+ \/\/ => .+/.test(doc) ? [name] : []),
    ),
  );
  const functions = Object.entries(metrics).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
  expect(functions.length).toBeGreaterThan(100);
  expect(functions.filter((name) => !documented.includes(name))).toEqual([]);
});

it("every module has its test", () => {
  const files = globSync("**/*.ts", { cwd: import.meta.dirname, exclude: ["testing/**"] });
  const modules = files.filter((file) => !file.endsWith(".test.ts") && file !== "index.ts");
  expect(modules.filter((file) => !files.includes(file.replace(/\.ts$/, ".test.ts")))).toEqual([]);
});
