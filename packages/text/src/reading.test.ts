import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { originalSpan } from "./normalise.ts";
import { clauses, sentences } from "./sentences.ts";
import { simplify } from "./simplify.ts";

const cut = (text: string, spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end));

describe("simplify", () => {
  it("leads from the words of Taiwan and Hong Kong back to where they stand", () => {
    const text = "Ｏｈ，我覺得這個軟體的計程車資訊很亂";
    const simplified = simplify(text);
    expect(simplified.text).toBe("oh,我觉得这个软件的出租车信息很乱");
    const at = simplified.text.indexOf("出租车");
    const { start, end } = originalSpan(simplified, { start: at, end: at + 3 });
    expect(text.slice(start, end)).toBe("計程車");
  });

  it("keeps a place in the original for every unit, in order", () => {
    const pieces = fc.constantFrom("軟體", "螢幕", "①", "ﬁ", "é", "a", "好", "👍🏽", "１", " ", "計程車", "\u202D");
    fc.assert(
      fc.property(
        fc.array(pieces).map((parts) => parts.join("")),
        (text) => {
          const simplified = simplify(text);
          let last = 0;
          for (let at = 0; at < simplified.text.length; at++) {
            const { start, end } = originalSpan(simplified, { start: at, end: at + 1 });
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = start;
          }
        },
      ),
    );
  });

  it("changes nothing the second time", () => {
    for (const text of ["這個軟體", "網路連線", "品質好", "plain"]) {
      expect(simplify(simplify(text).text).text).toBe(simplify(text).text);
    }
  });
});

describe("sentences and clauses", () => {
  it.each([
    ["菜很好。服务一般！下次再说……", ["菜很好。", "服务一般！", "下次再说……"]],
    ["Version 2.5 costs $3.50. Mr. Lee agreed. OK?", ["Version 2.5 costs $3.50.", "Mr. Lee agreed.", "OK?"]],
    ["第一行\n第二行", ["第一行", "第二行"]],
    ["", []],
    ["！！！", ["！！！"]],
  ])("“%s” has the sentences %j", (text, expected) => {
    expect(cut(text, sentences(text))).toEqual(expected);
  });

  it.each([
    ["菜好但是太贵，下次不来了", ["菜好", "但是太贵，", "下次不来了"]],
    ["The butter was fresh but the bread was stale", ["The butter was fresh", "but the bread was stale"]],
    ["环境优雅、安静", ["环境优雅、", "安静"]],
  ])("“%s” has the clauses %j", (text, expected) => {
    expect(cut(text, clauses(text))).toEqual(expected);
  });

  it("lose no letter of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const kept = cut(text, clauses(text)).join("");
        const letters = (of: string) => [...of].filter((character) => /[\p{L}\p{N}]/u.test(character)).length;
        expect(letters(kept)).toBeGreaterThanOrEqual(letters(text.replace(/\p{Default_Ignorable_Code_Point}/gu, "")));
      }),
    );
  });
});
