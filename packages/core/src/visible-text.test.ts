import { describe, expect, test } from "vitest";
import { CatalogueName } from "./catalogue/schema.ts";
import { cellReader } from "./imports/rows/cell.ts";
import { lookOf } from "./look.ts";
import { parseResponses } from "./responses/parse.ts";
import { visibleText } from "./visible-text.ts";

const reasonOf = (text: string) => {
  const [issue] = visibleText(20).safeParse(text).error?.issues ?? [];
  return issue === undefined ? null : issue.code === "custom" ? issue.params?.reason : issue.code;
};

describe("a name", () => {
  test.each(["Shop", " 门店 ", "متجر", "חנות", "Café ☕️", "👩‍👩‍👧", "a‍b", 'R&D – "x"'])("may be %s", (text) =>
    expect(visibleText(20).parse(text)).toBe(text.trim()),
  );

  test.each([
    ["nothing", "", "too_small"],
    ["white space", " \u00a0\u3000\t", "too_small"],
    ["a zero-width space", "\u200b", "text_invisible"],
    ["joiners between spaces", "\u200d \u200c \u2060", "text_invisible"],
    ["a filler of Hangul", "\u3164\uffa0", "text_invisible"],
    ["blank braille and a variation selector", "\u2800\ufe0f", "text_invisible"],
    ["tags", "\u{e0041}\u{e007f}", "text_invisible"],
    ["a NUL", "a\u0000b", "text_unsound"],
    ["a line break inside", "a\nb", "text_unsound"],
    ["half an emoji", "a\ud83d", "text_unsound"],
    ["an override of direction", "a\u202etxt.exe", "text_unsound"],
    ["too long a text", "x".repeat(21), "too_big"],
  ])("is not %s", (_, text, reason) => expect(reasonOf(text)).toBe(reason));

  test("is seen in every language that it is given in", () => {
    expect(CatalogueName.safeParse({ en: "Shop", "zh-Hans": "\u200b" }).success).toBe(false);
    expect(CatalogueName.parse({ en: " Shop ", "zh-Hans": "门店" })).toEqual({ en: "Shop", "zh-Hans": "门店" });
  });
});

test("names with one look are one, and others are not", () => {
  const shop = lookOf("Shop app");
  for (const twin of [
    "shop app",
    " Shop  app",
    "Shop\u00a0app",
    "Sh\u200bop app",
    "Ｓｈｏｐ app",
    "Shор арр",
    "Shop\u200e app",
  ])
    expect(lookOf(twin), JSON.stringify(twin)).toBe(shop);
  for (const other of ["Shop-app", "Shop apps", "Shopapp", "门店 app"]) expect(lookOf(other)).not.toBe(shop);
  expect(lookOf("門店")).not.toBe(lookOf("门店"));
  expect(lookOf("☕️")).toBe(lookOf("☕"));
});

test("a cell in which nothing can be seen is an empty one", () => {
  const read = cellReader(["-"]);
  for (const empty of ["\u200b", " \u2060\ufeff", "\u3164", "-", ""]) expect(read({ cells: [empty] }, 0)).toBe("");
  for (const text of ["门店", "☕", "é", " 0 "]) expect(read({ cells: [text] }, 0)).toBe(text.trim());
});

test("what cannot be seen is neither an answer nor a value of a segment", () => {
  const item = { externalId: "A-1", occurredOn: "2026-06-01", comments: [{ text: "\u200b\u2060" }] };
  const segments = { region: "\u200d" };
  const { rejected } = parseResponses([{ ...item, segments }]);
  expect(rejected).toMatchObject([{ errors: [{ code: "invalid_value", path: "/segments/region" }] }]);
});
