import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundle } from "../scripts/bundle.ts";

const largestGzipBytes = 6_000;

test(`the script of the survey page weighs at most ${largestGzipBytes} bytes, compressed, and loads nothing`, async () => {
  const script = await bundle("survey-page");
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(largestGzipBytes);
  expect(script).toContain("localStorage");
  expect(script).not.toMatch(/\bimport\b|\brequire\b|\beval\b|new Function/);
});
