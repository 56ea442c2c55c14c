import { expect, test } from "vitest";
import { directionOf, nameOfLanguage, wishesOf } from "./language.ts";

test("wishes go by weight, and what is refused is none", () => {
  expect(wishesOf("fr;q=0.3, zh-TW, de;q=0, *;q=0.1, en;q=x")).toEqual(["zh-TW", "fr"]);
  expect(wishesOf(undefined)).toEqual([]);
  expect(wishesOf(",;,")).toEqual([]);
});

test("languages have their own names and directions", () => {
  expect(["en", "zh-Hans", "zh-Hant", "fr", "ar"].map(nameOfLanguage)).toEqual([
    "English",
    "简体",
    "繁體",
    "français",
    "العربية",
  ]);
  expect(["en", "zh-Hant", "ar", "he", "ur", "az-Arab", "az"].map(directionOf)).toEqual([
    "ltr",
    "ltr",
    "rtl",
    "rtl",
    "rtl",
    "rtl",
    "ltr",
  ]);
});
