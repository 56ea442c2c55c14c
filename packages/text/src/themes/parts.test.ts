import { describe, expect, it, test } from "vitest";
import { parseThemeRule, STARTER_THEMES } from "../themes.ts";
import { entryOf, noParts, partsOfRule, ruleOfParts } from "./parts.ts";

describe("a rule as it is edited", () => {
  it("is words said, near others, and none of a third kind", () => {
    expect(
      partsOfRule('(OTP OR "one-time code" OR 验证码) NEAR/12 ("never came" OR 收不到) NOT (gift OR 优惠码)'),
    ).toEqual({
      any: ["OTP", '"one-time code"', "验证码"],
      near: ['"never came"', "收不到"],
      distance: 12,
      not: ["gift", "优惠码"],
    });
    expect(partsOfRule("slow* OR 慢")).toEqual({ ...noParts, any: ["slow*", "慢"] });
  });

  it("keeps what has another shape as one piece", () => {
    expect(partsOfRule("态度 OR 服务员 NEAR/5 (笑 OR 凶)")?.any).toEqual(["态度", "服务员 NEAR/5 (笑 OR 凶)"]);
    expect(partsOfRule("a AND b NOT c")).toEqual({ ...noParts, any: ["a AND b"], not: ["c"] });
  });

  it("is nothing while it is not read, and empty while there is nothing to find", () => {
    expect(partsOfRule('"on time')).toBeNull();
    expect(ruleOfParts(noParts)).toBe("");
    expect(ruleOfParts({ ...noParts, not: ["gift"] })).toBe("");
  });

  test.each([
    ...STARTER_THEMES.map(({ rule }) => rule),
    "a AND b NOT c",
    "a NOT b NOT c",
    "(a OR b) NEAR/3 c",
    "a NEAR b NEAR c",
    "a OR b AND c",
    "(a OR b) AND (c OR d) NOT (e OR f AND g)",
  ])("says the same when it comes back out of its parts: %s", (source) => {
    const parts = partsOfRule(source);
    if (!parts) throw new Error(`not read: ${source}`);
    const again = ruleOfParts(parts);
    expect(partsOfRule(again)).toEqual(parts);
    // Two NOTs are one of a choice: the same to find, written once.
    if (!/NOT .* NOT/.test(source)) expect(parseThemeRule(again)).toEqual(parseThemeRule(source));
  });
});

describe("a piece as it was typed", () => {
  test.each([
    ["slow", "slow"],
    ["deliver*", "deliver*"],
    ["never came", '"never came"'],
    ["收不到 验证码", '"收不到 验证码"'],
    ["a AND b", "a AND b"],
    ['"on time"', '"on time"'],
    ['on "time', '"on time"'],
    ["   ", null],
    ['"', null],
    ["，", null],
  ])("%s", (typed, piece) => {
    expect(entryOf(typed)).toBe(piece);
  });
});
