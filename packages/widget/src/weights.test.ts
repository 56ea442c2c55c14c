import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundle } from "../scripts/bundle.ts";

test.each([
  ["survey-page", 6_000],
  ["embed", 3_000],
  ["embed-runtime", 12_000],
  ["kiosk", 6_000],
] as const)("%s weighs at most %i bytes, compressed, and makes no code from text", async (entry, most) => {
  const script = await bundle(entry);
  const bytes = gzipSync(script, { level: 9 }).length;
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThanOrEqual(most);
  expect(script).not.toMatch(/\bimport\b|\brequire\b|\beval\b|new Function|innerHTML|\.style\b|setAttribute\("style/);
});
