import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateRedactionLines } from "../samples/generate-redaction.ts";
import { type LabelledLine, readLabelledLines } from "../samples/labelled-lines.ts";
import { seededRandom } from "../samples/random.ts";
import { scoreRedaction } from "../samples/score-redaction.ts";
import { type Finding, listPlaceholders, placeholderOf, REDACTION_KINDS, redact } from "./redact.ts";

const written = readLabelledLines();
const generated = generateRedactionLines(seededRandom(20_260_630), 80);

const labelledLine = fc.constantFrom(...written, ...generated);

/** Several labelled comments as one, with something harmless between them. */
const severalLines = fc
  .tuple(fc.array(labelledLine, { minLength: 1, maxLength: 4 }), fc.constantFrom("。", "\n", "；", " | "))
  .map(([lines, between]) => joinLines(lines, between));

describe("redact", () => {
  it.each([
    { name: "written by hand", lines: written, fewest: 300 },
    { name: "generated", lines: generated, fewest: 1_000 },
  ])(
    "finds 99 % of the personal data in the comments $name, and 98 % of what it takes is personal",
    ({ lines, fewest }) => {
      const { recall, precision, mistakes } = scoreRedaction(lines);
      expect(lines.length).toBeGreaterThanOrEqual(fewest);
      expect(recall, mistakes.join("\n")).toBeGreaterThanOrEqual(0.99);
      expect(precision, mistakes.join("\n")).toBeGreaterThanOrEqual(0.98);
    },
  );

  it("finds nine in ten of the names and addresses that a reader would, and 98 % of what it takes is one", () => {
    const lines = readLabelledLines("name-lines.txt");
    const { recall, precision, mistakes } = scoreRedaction(lines);
    expect(lines.length).toBeGreaterThanOrEqual(200);
    expect(recall, mistakes.join("\n")).toBeGreaterThanOrEqual(0.9);
    expect(precision, mistakes.join("\n")).toBeGreaterThanOrEqual(0.98);
  });

  it.each([
    ["Ada Lovelace", "ada lovelace never got her parcel", "⟦name⟧ never got her parcel"],
    ["Ada Lovelace", "Lovelace, Ada: no parcel. Ask for Ada!", "⟦name⟧: no parcel. Ask for ⟦name⟧!"],
    ["Ada Lovelace", "The Adagio was played by Lovelaces", "The Adagio was played by Lovelaces"],
    ["Dr. José Peña", "Yours, Jose Pena", "Yours, ⟦name⟧"],
    ["Will Best", "Will it be the best? – will best", "Will it be the best? – ⟦name⟧"],
    ["Mei", "Mei waited, mei you ban fa", "⟦name⟧ waited, mei you ban fa"],
    ["J", "J waited", "J waited"],
    ["韩梅梅", "我是韓梅梅，還沒收到", "我是⟦name⟧，還沒收到"],
    ["王小明先生", "小明没收到，王小明", "小明没收到，⟦name⟧"],
    ["王 小明", "王小明又来了", "⟦name⟧又来了"],
    ["王", "王者归来", "王者归来"],
    ["김민수", "김민수입니다", "⟦name⟧입니다"],
    ["", "Nobody", "Nobody"],
    // Phones type other apostrophes than files hold.
    ["Sean O'Brien", "I am O’Brien: sean o’brien", "I am ⟦name⟧: ⟦name⟧"],
    ["Sean O’Brien", "I am O'Brien", "I am ⟦name⟧"],
    ["Jean-Luc Picard", "jean luc picard; picard, jean-luc", "⟦name⟧; ⟦name⟧"],
    ["Ada M. Lovelace", "ada lovelace; lovelace, ada", "⟦name⟧; ⟦name⟧"],
    ["A. B. C.", "vitamins a, c", "vitamins a, c"],
    // What is no name of a person, though it stands where one should.
    ["Mr. Customer", "Customer service!", "Customer service!"],
    ["Shop Manager", "The Manager, the shop manager", "The Manager, the shop manager"],
    ["Paris Hotel", "A Hotel in Paris, the paris hotel", "A Hotel in Paris, the paris hotel"],
    ["Manager Ada Lovelace", "ada lovelace", "⟦name⟧"],
    ["高兴", "我很高興", "我很高興"],
    ["方便", "付款方便", "付款方便"],
    ["馬上", "马上来", "马上来"],
    ["安宁", "夜里很安宁", "夜里很安宁"],
    ["文静", "文静的店", "文静的店"],
    ["高欣", "我高欣，没收到", "我⟦name⟧，没收到"],
    ["小明 王", "小明王和王小明", "⟦name⟧和⟦name⟧"],
    // Surnames are more than a list holds: three characters and more are a name.
    ["翁美玲", "翁美玲沒收到", "⟦name⟧沒收到"],
  ])("takes out the name “%s”, which is known, from “%s”", (name, text, expected) => {
    const once = redact(text, { names: [name] }).text;
    expect(once).toBe(expected);
    expect(redact(once, { names: [name] }).text).toBe(expected);
  });

  it("takes a name that customers gave themselves however often it says and is said the same", () => {
    const name = "Aaa ".repeat(50).trim();
    expect(redact("Aaa ".repeat(40_000), { names: [name] }).text).not.toContain("Aaa");
  });

  it("says where a known name stood in the text as it was written", () => {
    expect(redact("ＡＤＡ Ｌｏｖｅｌａｃｅ, 13812345678", { names: ["Ada Lovelace"] }).spans).toEqual([
      { start: 0, end: 12, kind: "name" },
      { start: 14, end: 25, kind: "phone" },
    ]);
  });

  it.each(written.filter(({ spans }) => spans.length === 0))("leaves “$text” alone", ({ text }) => {
    expect(redact(text)).toEqual({ text, spans: [] });
  });

  it("leaves nothing of the personal data in any joined comments", () => {
    fc.assert(
      fc.property(severalLines, ({ text, spans }) => {
        const found = redact(text).spans;
        const survivors = spans.filter(
          (span) => !found.some(({ start, end }) => start <= span.start && span.end <= end),
        );
        expect(survivors).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("changes nothing when it redacts again", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          severalLines.map(({ text }) => text),
          scraps,
        ),
        (text) => {
          const once = redact(text).text;
          expect(redact(once)).toEqual({ text: once, spans: [] });
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it("cuts exactly its spans, in order and without overlap, and keeps every other character", () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const { text: redacted, spans } = redact(text);
        let rebuilt = "";
        let from = 0;
        for (const { start, end, kind } of spans) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          rebuilt += text.slice(from, start) + placeholderOf(kind);
          from = end;
        }
        expect(redacted).toBe(rebuilt + text.slice(from));
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes only the kinds it is asked for", () => {
    const text = "打13812345678，写a@b.cn，卡4111111111111111";
    expect(redact(text, { kinds: ["phone", "card"] }).text).toBe("打⟦phone⟧，写a@b.cn，卡⟦card⟧");
    expect(redact(text, { kinds: [] }).text).toBe(text);
  });

  it("names overlapping findings by the more telling kind and leaves neither's rest", () => {
    expect(redact("QQ：12345678@qq.com").text).toBe("QQ：⟦email⟧");
    expect(redact("微信13812345678").text).toBe("微信⟦phone⟧");
  });
});

describe("placeholders", () => {
  it("are found again, one for each kind", () => {
    const text = REDACTION_KINDS.map(placeholderOf).join("和");
    expect(listPlaceholders(text).map(({ kind }) => kind)).toEqual([...REDACTION_KINDS]);
    expect(listPlaceholders("⟦secret⟧ ⟦phone ⟧ [phone]")).toEqual([]);
  });
});

/** Pieces that rules look at, in any order: where one finding ends, another must not begin by its going. */
const scraps = fc
  .array(
    fc.oneof(
      fc.constantFrom("13812345678", "A123456(3)", "a@b.cn", "京A12345", "2345 6789", "4111111111111111", "一三八"),
      fc.constantFrom(
        "电话",
        "QQ",
        "微信号",
        "订单号",
        "护照",
        "plate ",
        "tel",
        "元",
        "转",
        "+86",
        "+852",
        "DE89",
        "⟦phone⟧",
      ),
      fc.constantFrom(" ", "-", ".", "(", ")", "，", "@", "：", "/", "\u200B", "…"),
      fc.stringMatching(/^\d{1,8}$/),
      fc.stringMatching(/^[A-Za-z]{1,3}$/),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

function joinLines(lines: readonly LabelledLine[], between: string): LabelledLine {
  const joined = { text: "", spans: [] as Finding[] };
  for (const { text, spans } of lines) {
    if (joined.text !== "") joined.text += between;
    const offset = joined.text.length;
    joined.spans.push(...spans.map(({ start, end, kind }) => ({ start: start + offset, end: end + offset, kind })));
    joined.text += text;
  }
  return joined;
}
