import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise, originalSpan } from "./normalise.ts";

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** What comments hold that a normal form has to cope with, beside arbitrary characters. */
const comment = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.constantFrom(
        "１３８",
        "…",
        "ｶﾞ",
        "e\u0301",
        "\u1112\u1161\u11AB",
        "ﷺ",
        "👨‍👩‍👧",
        "\u202D",
        "退款",
        "\uD800",
        "ำ",
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

describe("normalise", () => {
  it("gives what String.prototype.normalize gives for the visible text", () => {
    fc.assert(
      fc.property(comment, (text) => {
        expect(normalise(text).text).toBe(text.replace(INVISIBLE, "").normalize("NFKC"));
      }),
      { numRuns: 2_000 },
    );
  });

  it("does so for every character where it could join its neighbour", { timeout: 60_000 }, () => {
    const different: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (/[\p{Unassigned}\p{Private_Use}\p{Unified_Ideograph}]/u.test(character)) continue;
      const text = `ㄱ${character}か${character}`;
      if (normalise(text).text !== text.replace(INVISIBLE, "").normalize("NFKC")) different.push(code.toString(16));
    }
    expect(different).toEqual([]);
  });

  it("maps every stretch back to the text it came from", () => {
    fc.assert(
      fc.property(comment, fc.nat(), fc.nat(), (text, from, length) => {
        const normalised = normalise(text);
        const start = from % (normalised.text.length + 1);
        const end = Math.min(start + (length % 8), normalised.text.length);
        const original = originalSpan(normalised, { start, end });
        const again = normalise(text.slice(original.start, original.end)).text;
        expect(again).toContain(normalised.text.slice(start, end));
      }),
      { numRuns: 2_000 },
    );
  });

  it("maps the whole to the whole of its visible characters", () => {
    const text = "\u202D１３８\u202C…";
    const normalised = normalise(text);
    expect(normalised.text).toBe("138...");
    expect(originalSpan(normalised, { start: 0, end: 3 })).toEqual({ start: 1, end: 4 });
    expect(originalSpan(normalised, { start: 4, end: 5 })).toEqual({ start: 5, end: 6 });
  });

  it("keeps no map for plain text, where everything stays in its place", () => {
    expect(normalise("物流很快，ＯＫ👍").origins).toBeNull();
  });

  it("cuts stacks of marks that would take String.prototype.normalize minutes", () => {
    const stack = `a${"\u0316\u0301".repeat(200_000)}`;
    expect(normalise(stack).text).toHaveLength(stack.length - 1);
  });
});
