import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { Converter } from "opencc-js";
import { describe, expect, it } from "vitest";
import { readCommentLines } from "../samples/comment-lines.ts";
import { generateRedactionLines } from "../samples/generate-redaction.ts";
import { readLabelledLines } from "../samples/labelled-lines.ts";
import { seededRandom } from "../samples/random.ts";
import { scoreRedaction } from "../samples/score-redaction.ts";
import { commentAccuracyPage, readMeasured } from "../scripts/comment-accuracy.ts";
import { createAnalyser } from "./analyse.ts";
import { groupNearDuplicates } from "./duplicates.ts";
import { EMOTION_LEXICON, findEmotion } from "./emotion.ts";
import { findPhrase, keyPhrases } from "./phrases.ts";
import { starterThemeDefinitions } from "./themes.ts";

const analyse = createAnalyser({ themes: starterThemeDefinitions() });
const lines = readCommentLines();

describe("analysis", () => {
  it("shows a span for every theme and emotion it names", () => {
    for (const { text } of lines) {
      const { themes, emotion } = analyse(text);
      for (const { key, spans } of themes) {
        expect(spans.length, `${key} in ${text}`).toBeGreaterThan(0);
        for (const { start, end } of spans) expect(text.slice(start, end)).not.toBe("");
      }
      if (emotion !== null) expect(emotion.spans.length).toBeGreaterThan(0);
    }
  });

  it("tells how the writer feels about each theme", () => {
    const themes = analyse("物流非常快，但是客服态度太差了").themes;
    const score = (key: string) => themes.find((theme) => theme.key === key)?.score ?? 0;
    expect(score("delivery")).toBeGreaterThan(score("friendliness"));
    expect(score("friendliness")).toBeLessThan(0);
  });

  it("reads a comment and its Traditional twin alike", () => {
    const toTaiwan = Converter({ from: "cn", to: "twp" });
    const simplified = lines.filter(({ variety }) => variety === "zh-Hans");
    const same = simplified.filter(({ text }) => {
      const [one, twin] = [analyse(text), analyse(toTaiwan(text))];
      return (
        one.sentiment.label === twin.sentiment.label && Math.abs(one.sentiment.score - twin.sentiment.score) < 0.05
      );
    });
    expect(same.length / simplified.length).toBeGreaterThanOrEqual(0.99);
  });

  it("is as right on the sample as docs/comment-analysis.md says", () => {
    const page = readFileSync(new URL("../../../docs/comment-analysis.md", import.meta.url), "utf8");
    expect(commentAccuracyPage(readMeasured())).toBe(page);
  });

  it.each(["没毛病，", "不是不满意", "good but ", "a", "。", "軟體", "开心！", "⟦phone⟧", "www.", "n't "])(
    "reads 200,000 characters of “%s” in a second or so",
    (piece) => {
      const start = performance.now();
      analyse(piece.repeat(200_000 / piece.length));
      // Quadratic work would take minutes; the limit leaves room for a busy machine.
      expect(performance.now() - start).toBeLessThan(10_000);
    },
    30_000,
  );

  it("ships in half a megabyte", () => {
    const packs = [
      "sentiment-model",
      "sentiment-zh",
      "sentiment-en",
      "sentiment-en-vader",
      "emoji",
      "emotions",
      "regional-words",
      "han-fold",
    ];
    const bytes = packs.map((name) => gzipSync(readFileSync(new URL(`packs/${name}.json`, import.meta.url))).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(500_000);
  });
});

describe("the sample of comments", () => {
  it("holds enough of each language, labelled with what exists", () => {
    const count = (...varieties: string[]) => lines.filter(({ variety }) => varieties.includes(variety)).length;
    expect(count("zh-Hans")).toBeGreaterThanOrEqual(300);
    expect(count("zh-Hant", "yue")).toBeGreaterThanOrEqual(150);
    expect(count("en")).toBeGreaterThanOrEqual(300);
    const keys = starterThemeDefinitions().map(({ key }) => key);
    for (const { themes } of lines) expect(keys).toEqual(expect.arrayContaining([...themes]));
  });
});

describe("redaction on 1,000 generated and 300 written lines with hard negatives", () => {
  it.each([
    { name: "generated", sample: generateRedactionLines(seededRandom(1_126), 60) },
    { name: "written", sample: readLabelledLines() },
  ])("finds .99 of what is marked in the $name ones, and .98 of what it finds is marked", ({ sample }) => {
    const { recall, precision } = scoreRedaction(sample);
    expect(sample.length).toBeGreaterThanOrEqual(300);
    expect(recall).toBeGreaterThanOrEqual(0.99);
    expect(precision).toBeGreaterThanOrEqual(0.98);
  });
});

describe("findEmotion", () => {
  it("does not count a word that is negated, and follows an edited lexicon", () => {
    expect(findEmotion("不开心", -0.1)).toBeNull();
    expect(findEmotion("I was not happy", -0.1)).toBeNull();
    const edited = { ...EMOTION_LEXICON, fear: [...EMOTION_LEXICON.fear, "七上八下"] };
    expect(findEmotion("心里七上八下", -0.2, edited)).toEqual({ emotion: "fear", spans: [{ start: 2, end: 6 }] });
  });
});

describe("groupNearDuplicates", () => {
  it("joins copies with an edit or a suffix and leaves others apart", () => {
    const comments = [
      "包装很好，物流也非常快，满意",
      "包裝很好,物流也非常快,滿意!!",
      "包装很好，物流也非常慢，满意",
      "客服一直没有人接电话",
    ];
    expect(groupNearDuplicates(comments)).toEqual([[0, 1, 2]]);
    expect(groupNearDuplicates(["", "", "!!"])).toEqual([]);
    expect(groupNearDuplicates(["好", "好！", "差"])).toEqual([[0, 1]]);
  });

  it("finds .95 and more of the copies with one changed character or a suffix", () => {
    const random = seededRandom(5);
    const texts = lines.map(({ text }) => text).filter((text) => text.length >= 12);
    const edited = texts.map((text) => {
      const at = random.below(text.length);
      return random.below(2) === 0 ? `${text}哈哈` : `${text.slice(0, at)}囧${text.slice(at + 1)}`;
    });
    const groups = groupNearDuplicates([...texts, ...edited]);
    const found = texts.filter((_, index) =>
      groups.some((group) => group.includes(index) && group.includes(index + texts.length)),
    );
    expect(found.length / texts.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe("keyPhrases", () => {
  it("names what many comments share, whichever script they are in, without its mere parts", () => {
    const comments = [
      "皮蛋瘦肉粥很好",
      "皮蛋瘦肉粥凉了",
      "皮蛋瘦肉粥",
      "customer service was slow",
      "customer service again",
      "great customer service",
      "好吃",
      "不错",
      "还行",
      "fine",
    ];
    const phrases = keyPhrases(comments).map(({ phrase }) => phrase);
    expect(phrases).toEqual(expect.arrayContaining(["customer service"]));
    expect(phrases.some((phrase) => phrase.includes("瘦肉"))).toBe(true);
    expect(phrases).not.toContain("customer");
  });

  it("are found again in a comment as given", () => {
    expect(findPhrase("這家的軟體和軟體", "软件")).toEqual([
      { start: 3, end: 5 },
      { start: 6, end: 8 },
    ]);
  });
});
