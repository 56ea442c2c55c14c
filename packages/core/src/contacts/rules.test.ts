import { describe, expect, test } from "vitest";
import { attributeOf, contactLanguage, masked, normaliseAddress, normaliseEmail, normalisePhone } from "./rules.ts";

describe("an e-mail address", () => {
  test.each([
    [" Ada@Example.ORG ", "ada@example.org"],
    ["ａｄａ＠ｅｘａｍｐｌｅ.org", "ada@example.org"],
    ["Ada.Lovelace+news@mail.example.org", "ada.lovelace+news@mail.example.org"],
    ["wei@例え.jp", "wei@xn--r8jz45g.jp"],
    ["o'brien@example.ie", "o'brien@example.ie"],
  ])("%s is compared as %s", (typed, compared) => {
    expect(normaliseEmail(typed)).toBe(compared);
  });

  test.each([
    "",
    "ada",
    "ada@",
    "@example.org",
    "ada@example",
    "a b@example.org",
    "ada@@example.org",
    "ada..b@x.org",
    ".a@x.org",
    `${"a".repeat(65)}@x.org`,
    "ada@exa mple.org",
    "ada@-x.org",
    "ada@x.org, b@x.org",
  ])("%s is none", (typed) => {
    expect(normaliseEmail(typed)).toBeNull();
  });
});

describe("a phone number", () => {
  test.each([
    ["+86 138-1234-5678", null, "+8613812345678"],
    ["0086 13812345678", null, "+8613812345678"],
    ["138 1234 5678", "86", "+8613812345678"],
    ["0912 345 678", "886", "+886912345678"],
    ["+44 (0)20 7946 0958", null, "+442079460958"],
    ["＋351 912 345 678", null, "+351912345678"],
    ["tel:+351912345678", null, "+351912345678"],
  ])("%s with the country %s is %s", (typed, callingCode, compared) => {
    expect(normalisePhone(typed, callingCode)).toBe(compared);
  });

  test.each(["", "912 345 678", "+12", "+0912345678", "+351 912 abc", "+1234567890123456"])("%s is none", (typed) => {
    expect(normalisePhone(typed)).toBeNull();
  });
});

test("an address of a list is what it looks like", () => {
  expect(normaliseAddress("Ada@example.org")).toEqual({ kind: "email", address: "ada@example.org" });
  expect(normaliseAddress("+351912345678")).toEqual({ kind: "phone", address: "+351912345678" });
  expect(normaliseAddress("nobody")).toBeNull();
});

test("a language is folded as that of a response is", () => {
  expect(["zh-TW", "zh-CN", "zh", "en-GB", "fr-CA", "klingon"].map(contactLanguage)).toEqual([
    "zh-Hant",
    "zh-Hans",
    "zh-Hans",
    "en",
    "fr",
    null,
  ]);
});

test("an attribute is of its kind or none", () => {
  expect([attributeOf("number", "12.5"), attributeOf("number", "many"), attributeOf("number", Number.NaN)]).toEqual([
    12.5,
    null,
    null,
  ]);
  expect([attributeOf("date", "2024-02-29"), attributeOf("date", "2025-02-29"), attributeOf("date", 5)]).toEqual([
    "2024-02-29",
    null,
    null,
  ]);
  expect([attributeOf("text", " Gold "), attributeOf("text", "\u200b"), attributeOf("text", "x".repeat(201))]).toEqual([
    "Gold",
    null,
    null,
  ]);
});

test("what is masked shows its kind and a letter", () => {
  expect([masked("ada@example.org"), masked("+351912"), masked("林静怡"), masked(null)]).toEqual([
    "a…@…",
    "+…",
    "林…",
    null,
  ]);
});
