import { expect, test } from "vitest";
import { languageCode, languageTag } from "./languages.ts";

test.each([
  ["en-GB", "en"],
  ["zh", "zh-Hans"],
  ["zh-CN", "zh-Hans"],
  ["zh-TW", "zh-Hant"],
  ["zh_HK", "zh-Hant"],
  ["zh-Hant-HK", "zh-Hant"],
  ["ZH-S", "zh-Hans"],
  ["ZH-T", "zh-Hant"],
  ["yue", "zh-Hant"],
  ["yue-Hans", "zh-Hans"],
  ["pt-BR", "pt"],
  ["JA", "ja"],
  ["und", "und"],
])("%s is kept as %s", (tag, kept) => {
  const code = languageCode(tag);
  expect(code).not.toBeNull();
  expect(languageTag(code ?? -1)).toBe(kept);
});

test("what is no language tag has no code, and an unknown code no tag", () => {
  expect(languageCode("klingon!")).toBeNull();
  expect(languageCode("english")).toBeNull();
  expect(() => languageTag(99)).toThrow("99 is not the code of a language");
});
