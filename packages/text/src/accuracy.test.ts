import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { renderReadme } from "../scripts/accuracy.ts";

it("is what the README says", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  expect(readme).toContain("<!-- accuracy -->");
  expect(renderReadme(readme)).toBe(readme);
});
