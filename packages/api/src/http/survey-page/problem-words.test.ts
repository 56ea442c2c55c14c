import { expect, test } from "vitest";
import { fileTypesIn, sizeIn } from "./problem-words.ts";

test("kinds of files are listed as each language writes them", () => {
  const types = ["image/jpeg", "image/png", "application/pdf"];
  expect(fileTypesIn("en", types)).toBe("JPEG, PNG, or PDF");
  expect(fileTypesIn("zh-Hans", types)).toBe("JPEG、PNG 或 PDF");
  expect(fileTypesIn("zh-Hant", ["text/plain"])).toBe("TXT");
});

test("sizes are as large as people think of them", () => {
  expect([1, 512, 2048, 5 * 1024 * 1024, 25 * 1024 * 1024].map((bytes) => sizeIn("en", bytes))).toEqual([
    "0 kB",
    "0.5 kB",
    "2 kB",
    "5 MB",
    "25 MB",
  ]);
});
