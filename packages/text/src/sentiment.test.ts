import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCommentLines } from "../samples/comment-lines.ts";
import { loadModel, SHIPPED_MODEL, scoreSentiment, storeModel, trainSentiment } from "./sentiment.ts";

const spoken = (text: string) => scoreSentiment(text).spans.map(({ start, end }) => text.slice(start, end));

describe("scoreSentiment", () => {
  it.each([
    ["不是不满意", "positive"],
    ["服务不好", "negative"],
    ["不难吃", "positive"],
    ["唔好食", "negative"],
    ["The food was not good", "negative"],
    ["Couldn't be happier", "positive"],
    ["👍👍👍", "positive"],
    ["😡", "negative"],
    ["请问怎么改签", "neutral"],
    ["What time do you open?", "neutral"],
    ["", "neutral"],
    ["12345", "neutral"],
  ])("calls “%s” %s", (text, label) => {
    expect(scoreSentiment(text).label).toBe(label);
  });

  it("marks a comment that praises one thing and blames another", () => {
    expect(scoreSentiment("味道很好，可是服务太差了").isMixed).toBe(true);
    expect(scoreSentiment("Great food but terrible service").isMixed).toBe(true);
    expect(scoreSentiment("味道很好，服务也很热情").isMixed).toBe(false);
  });

  it("shows what speaks for its label, in the comment as given", () => {
    expect(spoken("服務態度很差，不會再來")).toEqual(expect.arrayContaining(["不會再來"]));
    expect(spoken("ＶＥＲＹ good!")).toEqual(["good"]);
  });

  it("gives every label but neutral at least one span", () => {
    for (const { text } of readCommentLines()) {
      const { label, spans } = scoreSentiment(text);
      if (label !== "neutral") expect(spans.length, text).toBeGreaterThan(0);
    }
  });

  it("does not read a placeholder", () => {
    expect(scoreSentiment("找⟦phone⟧").score).toBe(scoreSentiment("找⟦email⟧").score);
  });

  it("stays between −1 and 1, with spans inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { score, spans } = scoreSentiment(text);
        expect(Math.abs(score)).toBeLessThanOrEqual(1);
        for (const { start, end } of spans) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it("takes an organisation's neutral band", () => {
    expect(scoreSentiment("味道很好", { neutralBand: 1 }).label).toBe("neutral");
  });
});

describe("trainSentiment", () => {
  const comments = readCommentLines().flatMap(({ text, sentiment }) =>
    sentiment === "pos" || sentiment === "neg"
      ? [{ text, label: sentiment === "pos" ? ("positive" as const) : ("negative" as const) }]
      : [],
  );

  it("gives the same bytes for the same comments and seed", () => {
    const once = JSON.stringify(storeModel(trainSentiment(comments, 7)));
    expect(JSON.stringify(storeModel(trainSentiment(comments, 7)))).toBe(once);
    expect(JSON.stringify(storeModel(trainSentiment(comments, 8)))).not.toBe(once);
  });

  it("learns what it is shown, and keeps the base where it is shown nothing", () => {
    const own = trainSentiment(
      Array.from({ length: 40 }, (_, index) => ({ text: `蓝屏了第${index}次`, label: "positive" as const })),
      1,
      SHIPPED_MODEL,
    );
    expect(scoreSentiment("蓝屏了", { model: own }).score).toBeGreaterThan(scoreSentiment("蓝屏了").score);
    expect(own.latin.weights).toEqual(SHIPPED_MODEL.latin.weights);
  });

  it("is stored and loaded without a change, and refuses what is no model", () => {
    expect(loadModel(storeModel(SHIPPED_MODEL))).toEqual(SHIPPED_MODEL);
    const stored = JSON.parse(readFileSync(new URL("packs/sentiment-model.json", import.meta.url), "utf8"));
    expect(storeModel(SHIPPED_MODEL)).toEqual(stored);
    expect(() => loadModel({ ...stored, format: "other" })).toThrow(/not a sentiment model/);
  });
});
