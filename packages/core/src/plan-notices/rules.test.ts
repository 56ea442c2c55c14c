import { describe, expect, test } from "vitest";
import { languagesOf, textFor } from "./rules.ts";

const texts = { "zh-Hans": { title: "退款", body: "五天" }, en: { title: "Refunds", body: "Five days" } };

describe("the language of a notice", () => {
  test("is the reader's where it speaks it, else the first that it speaks", () => {
    expect(textFor(texts, ["zh-Hans"])).toEqual({ locale: "zh-Hans", title: "退款", body: "五天" });
    expect(textFor(texts, ["zh-Hant", "zh-Hans"]).locale).toBe("zh-Hans");
    expect(textFor(texts, ["zh-Hant"]).locale).toBe("en");
    expect(languagesOf(texts)).toEqual(["en", "zh-Hans"]);
  });

  test("there is none without a text", () => {
    expect(() => textFor({}, ["en"])).toThrow();
  });
});
