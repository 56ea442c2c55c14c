import { testExamples } from "@heard/config/testing/examples";
import { describe, expect, test } from "vitest";
import { likeness, wordsToCompare } from "./likeness.ts";

testExamples(import.meta.dirname, ["likeness.ts"]);

const share = (one: string, other: string) => likeness(wordsToCompare(one), wordsToCompare(other));

describe("the likeness of two short texts", () => {
  test("is whole for the same words in another order, case, number or script", () => {
    expect(share("Receipts by mail", "Mail receipt")).toBeCloseTo(1);
    expect(share("中午多开一个收银台", "中午多開一個收銀台")).toBeCloseTo(1);
  });

  test("is the same whichever comes first, and none where nothing is shared", () => {
    const [one, other] = ["Open the second till at noon", "A second till in the morning"];
    expect(share(one, other)).toBe(share(other, one));
    expect(share("Longer opening hours", "退款太慢")).toBe(0);
    expect(share("", "Receipts")).toBe(0);
    expect(share("the and of", "the and of")).toBe(0);
  });

  test("counts one word alone only where it is all that is said", () => {
    expect(share("Receipts", "Receipts by mail")).toBeGreaterThan(0.5);
    expect(share("Saturday receipts", "Saturday opening hours")).toBe(0);
  });
});
