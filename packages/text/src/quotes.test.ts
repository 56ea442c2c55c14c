import { describe, expect, test } from "vitest";
import { pickQuotes } from "./quotes.ts";

describe("representative quotes", () => {
  const queue = [
    "The queue at the till was far too long",
    "Far too long a queue at the only till",
    "Long queue, only one till open",
  ];
  test("the middle of the set speaks first, then what it leaves out", () => {
    const [first, second] = pickQuotes(
      [...queue, "Parking costs more than the shopping", ...queue.map((one) => `${one} again on Monday`)],
      2,
    );
    expect(first === 3).toBe(false);
    expect(second).toBe(3);
  });

  test("a copy is never quoted beside its original, in whichever script", () => {
    const texts = ["退款等了十九天还没有到账", "退款等了十九天還沒有到賬", "退款等了十九天还没有到账！"];
    expect(pickQuotes(texts, 3)).toEqual([0]);
  });

  test("what is too short, too long or has something removed is quoted only where there is nothing else", () => {
    const long = "The queue at the till was long. ".repeat(12);
    expect(pickQuotes(["Bad", long, "Queue at the till, call me ⟦phone⟧", "The queue at the till"], 4)).toEqual([3]);
    expect(pickQuotes(["Bad", "Bad!"], 2)).toEqual([0]);
    expect(pickQuotes([], 2)).toEqual([]);
  });
});
