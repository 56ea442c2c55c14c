import { describe, expect, it } from "vitest";
import { localeOf, negotiateLocale } from "./locale.ts";

describe("localeOf", () => {
  it.each([
    ["en", "en"],
    ["en-US", "en"],
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-SG", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-MO", "zh-Hant"],
    ["zh-Hant-CN", "zh-Hant"],
    ["zh-Hans-HK", "zh-Hans"],
    ["yue", "zh-Hant"],
    ["ZH_tw", "zh-Hant"],
  ])("%s is read in %s", (tag, locale) => expect(localeOf(tag)).toBe(locale));

  it.each(["fr", "", "*", "zhuang"])("%j is a language that the product does not speak", (tag) =>
    expect(localeOf(tag)).toBeNull(),
  );
});

describe("negotiateLocale", () => {
  it("takes the first wish that can be met", () => {
    expect(negotiateLocale("fr-FR,fr;q=0.9,zh-TW;q=0.8,en;q=0.7")).toBe("zh-Hant");
  });

  it("goes by weight, not by place", () => {
    expect(negotiateLocale("en;q=0.3,zh-CN;q=0.9")).toBe("zh-Hans");
  });

  it("does not take what is refused with q=0", () => {
    expect(negotiateLocale("en;q=0,zh;q=0.1")).toBe("zh-Hans");
  });

  it.each([null, undefined, "", "fr", "*", ";;,q=x"])("knows when nothing fits: %j", (header) => {
    expect(negotiateLocale(header)).toBeNull();
  });
});
