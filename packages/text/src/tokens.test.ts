import fc from "fast-check";
import * as OpenCC from "opencc-js/t2cn";
import { describe, expect, it } from "vitest";
import { readLabelledLines } from "../samples/labelled-lines.ts";
import { readLanguageLines } from "../samples/language-lines.ts";
import { fold, highlight, searchTokens, tokens, tsvectorLiteral } from "./tokens.ts";

const comments = [...readLanguageLines(), ...readLabelledLines()].map(({ text }) => text);
const comment = fc.oneof(fc.constantFrom(...comments), fc.string({ unit: "binary", maxLength: 30 }));

/** What PostgreSQL does with the tokens of a comment and the operands of a query. */
function isFound(text: string, query: string): boolean {
  const search = searchTokens(query);
  const indexed = new Set(tokens(text));
  if (search === null) return false;
  const matches = (operand: string) => {
    const token = operand.replace(/^'|'(?::\*)?$/g, "").replace(/''|\\\\/g, (pair) => pair.charAt(0));
    return operand.endsWith(":*") ? [...indexed].some((other) => other.startsWith(token)) : indexed.has(token);
  };
  return search.allOf.every(matches) && search.recheck.every((pattern) => new RegExp(pattern).test(text));
}

describe("tokens", () => {
  it("pairs the characters of scripts without spaces and ends each run with its last character", () => {
    expect(tokens("退款慢，差")).toEqual(["退款", "款慢", "慢", "差"]);
    expect(tokens("ラーメン")).toEqual(["ラー", "ーメ", "メン", "ン"]);
    expect(tokens("친절해요")).toEqual(["친절", "절해", "해요", "요"]);
    expect(tokens("ดีมาก").length).toBeGreaterThan(1);
  });

  it("takes words in lower case, without accents, apostrophes and the possessive s", () => {
    expect(tokens("The company's CAFÉ won’t open")).toEqual(["the", "company", "cafe", "wont", "open"]);
    expect(tokens("Große Überraschung, Łódź")).toEqual(["große", "uberraschung", "lodz"]);
    expect(tokens("Ёлка ΣΟΦΟΣ")).toEqual(["ёлка", "σοφοσ"]);
  });

  it("finds words and numbers where Chinese text has them without spaces", () => {
    expect(tokens("买了iPhone15很卡")).toEqual(["买了", "了", "iphone15", "iphone", "15", "很卡", "卡"]);
    expect(tokens("３．１５元")).toEqual(["3", "15", "元"]);
  });

  it("has nothing of placeholders, punctuation and white space", () => {
    expect(tokens("⟦phone⟧ … ——！\t\n\0")).toEqual([]);
    expect(tokens("")).toEqual([]);
  });

  it("are the same in Simplified and Traditional script", () => {
    const simplify = OpenCC.Converter({ from: "t", to: "cn" });
    // OpenCC has simplified forms beyond the Basic Multilingual Plane (𠮶 for 嗰), which nobody types.
    const pairs = comments
      .map((text) => [text, simplify(text)] as const)
      .filter(([, twin]) => !/[\u{20000}-\u{3FFFF}]/u.test(twin));
    expect(pairs.filter(([text, twin]) => text !== twin).length).toBeGreaterThan(50);
    for (const [text, twin] of pairs) expect(tokens(twin)).toEqual(tokens(text));
    expect(tokens("售後服務、計畫回覆、裡面、臺灣")).toEqual(tokens("售后服务、计划回复、里面、台湾"));
    expect(tokens("裏面嘅説明")).toEqual(tokens("裡面嘅說明"));
  });

  it("are the same before and after Unicode normalisation", () => {
    fc.assert(
      fc.property(comment, (text) => {
        expect(tokens(text.normalize("NFKC"))).toEqual(tokens(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("are each there once, short, and bounded in number", () => {
    fc.assert(
      fc.property(comment, (text) => {
        const found = tokens(text);
        expect(new Set(found).size).toBe(found.length);
        for (const token of found) expect(Buffer.byteLength(token)).toBeLessThanOrEqual(256);
      }),
    );
    const long = Array.from({ length: 20_000 }, (_, index) => `word${index}`).join(" ");
    expect(tokens(long)).toHaveLength(4_000);
    expect(tokens("x".repeat(1_000_000))).toEqual(["x".repeat(64)]);
    expect(Buffer.byteLength(tsvectorLiteral(tokens("好".repeat(1_000_000))))).toBeLessThan(1_000);
  });
});

describe("tsvectorLiteral", () => {
  it("quotes whatever a token holds", () => {
    expect(tsvectorLiteral(["it's", "a\\b"])).toBe("'it''s' 'a\\\\b'");
  });
});

describe("searchTokens", () => {
  it("asks for each pair of a Chinese word and rechecks that they adjoin", () => {
    expect(searchTokens("退款")).toEqual({ allOf: ["'退款'"], recheck: [] });
    expect(searchTokens("退款流程")?.allOf).toEqual(["'退款'", "'款流'", "'流程'"]);
    expect(isFound("流程太慢，退款流水，款流程", "退款流程")).toBe(false);
  });

  it("finds a single character wherever it stands", () => {
    for (const text of ["贵", "贵死了", "太贵", "太贵了", "東西太貴"]) expect(isFound(text, "贵")).toBe(true);
    expect(isFound("便宜", "贵")).toBe(false);
  });

  it("takes the last word as a beginning, the others whole", () => {
    expect(isFound("Refunds take weeks", "refund")).toBe(true);
    expect(isFound("Refunds take weeks", "refunds tak")).toBe(true);
    expect(isFound("Refunds take weeks", "refund take")).toBe(false);
    expect(isFound("my iPhone15 broke", "iphone 15")).toBe(true);
  });

  it("finds across scripts, widths, cases and accents", () => {
    expect(isFound("售后很差", "售後")).toBe(true);
    expect(isFound("售後服務很差", "售后服务")).toBe(true);
    expect(isFound("ＷＩＦＩ密码", "wifi密碼")).toBe(true);
    expect(isFound("crème brûlée", "creme brulee")).toBe(true);
  });

  it("has nothing to ask for where nothing can be found", () => {
    expect(searchTokens("")).toBeNull();
    expect(searchTokens(" ?! ⟦phone⟧")).toBeNull();
  });

  it("bounds what a long query costs", () => {
    expect(searchTokens("好坏快慢".repeat(1_000))?.allOf.length).toBeLessThanOrEqual(32);
    const words = Array.from({ length: 500 }, (_, index) => `w${index}`).join(" ");
    expect(searchTokens(words)?.allOf).toHaveLength(32);
  });

  it("finds every comment by any piece of its Chinese", () => {
    const pieces = fc
      .tuple(fc.constantFrom(...comments.filter((text) => /\p{Script=Han}{2}/u.test(text))), fc.nat(), fc.nat())
      .map(([text, run, at]) => {
        const runs = text.match(/\p{Script=Han}+/gu) ?? [];
        const chosen = runs[run % runs.length] ?? "";
        const start = at % chosen.length;
        return { text, piece: chosen.slice(start, start + 1 + (at % 7)) };
      });
    fc.assert(
      fc.property(pieces, ({ text, piece }) => {
        expect(isFound(text, piece)).toBe(true);
        expect(highlight(text, piece)).not.toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("highlight", () => {
  it("marks what the query found, in the text as it was written", () => {
    const text = "售後：ＷＩＦＩ慢，售后说退款…退款";
    const marked = (query: string) => highlight(text, query).map(({ start, end }) => text.slice(start, end));
    expect(marked("售后")).toEqual(["售後", "售后"]);
    expect(marked("wifi 退款")).toEqual(["ＷＩＦＩ", "退款", "退款"]);
    expect(marked("款")).toEqual(["款", "款"]);
    expect(marked("发票")).toEqual([]);
  });

  it("marks the beginning of a longer word and the part of a mixed one", () => {
    expect(highlight("Refunds", "refund")).toEqual([{ start: 0, end: 6 }]);
    expect(highlight("Refunds take", "refund take")).toEqual([{ start: 8, end: 12 }]);
    expect(highlight("iPhone15", "15")).toEqual([{ start: 6, end: 8 }]);
  });

  it("joins marks that touch and leaves placeholders alone", () => {
    expect(highlight("退款流程", "退款 款流")).toEqual([{ start: 0, end: 3 }]);
    expect(highlight("phone ⟦phone⟧", "phone")).toEqual([{ start: 0, end: 5 }]);
  });

  it("marks something in every comment that is found", () => {
    fc.assert(
      fc.property(comment, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, from, length) => {
        const query = text.slice(from % (text.length + 1)).slice(0, length);
        if (isFound(text, query)) expect(highlight(text, query)).not.toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("fold", () => {
  it("folds its own result to itself", () => {
    fc.assert(
      fc.property(comment, (text) => {
        expect(fold(fold(text).text).text).toBe(fold(text).text);
      }),
      { numRuns: 2_000 },
    );
  });
});
