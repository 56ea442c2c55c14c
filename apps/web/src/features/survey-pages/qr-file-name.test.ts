import { expect, test } from "vitest";
import { qrFileName } from "./qr-file-name.ts";

test("a code is saved under what it carries, so that those of two shops do not get mixed up", () => {
  const named = (...values: string[]) =>
    qrFileName({ key: "nps", parameters: values.map((value, at) => [`p${at}`, value] as [string, string]) });
  expect(named("shop-east", "zh-Hant")).toBe("nps-shop-east-zh-Hant");
  expect(named("../East: 1/2", "東區店")).toBe("nps-..-East-1-2-東區店");
  expect(named()).toBe("nps");
  expect(named("x".repeat(200))).toHaveLength(120);
});
