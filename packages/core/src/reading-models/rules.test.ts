import { NEUTRAL_BAND } from "@heard/text/sentiment";
import { describe, expect, it } from "vitest";
import {
  beginningOf,
  calibrateBand,
  confusionOf,
  differentLabels,
  divideByTime,
  type Label,
  macroF1,
  ownNeutralBand,
  type Side,
  sideOfScores,
  tallyOf,
  verdictOf,
  verdictOn,
} from "./rules.ts";

const label = (place: number, side: Side, more: Partial<Label> = {}): Label => ({
  day: `2026-0${1 + Math.floor(place / 28 / 30)}-${String(1 + (Math.floor(place / 30) % 28)).padStart(2, "0")}`,
  responseId: String(place).padStart(6, "0"),
  item: 0,
  language: "en",
  text: `comment ${String(place).padStart(6, "0")} of many`,
  side,
  saidBy: "score",
  ...more,
});
const many = (count: number) =>
  Array.from({ length: count }, (_, place) =>
    label(place, (["positive", "negative", "neutral"] as const)[place % 3] ?? "neutral"),
  );

describe("what scores say of a comment", () => {
  it("is their side, when they have one and agree", () => {
    expect(sideOfScores([{ kind: "nps", place: 0.9 }])).toBe("positive");
    expect(sideOfScores([{ kind: "nps", place: 0.8 }])).toBeNull();
    expect(sideOfScores([{ kind: "nps", place: 0.6 }])).toBe("negative");
    expect(sideOfScores([{ kind: "csat", place: 0.5 }])).toBe("neutral");
    expect(sideOfScores([{ kind: "ces", place: 0.25 }])).toBe("negative");
    expect(sideOfScores([{ kind: "csat", place: 0.65 }])).toBeNull();
    expect(
      sideOfScores([
        { kind: "nps", place: 1 },
        { kind: "csat", place: 0 },
      ]),
    ).toBeNull();
    expect(sideOfScores([])).toBeNull();
  });
});

describe("different comments", () => {
  it("are those that begin differently, the oldest of each, by a person's word where there is one", () => {
    const same = { text: "The very same words, from here on to the end" };
    const kept = differentLabels([
      label(9, "negative", { text: "The  very SAME words — from here on: another end", saidBy: "person" }),
      label(3, "positive", same),
      label(5, "positive", { text: "!!! …" }),
      label(4, "neutral"),
    ]);
    expect(kept).toEqual([label(3, "negative", { ...same, saidBy: "person" }), label(4, "neutral")]);
    expect(beginningOf("ＡＢＣ，１２３！")).toBe("abc123");
  });
});

describe("dividing by time", () => {
  it("holds the newest quarter out, finds the band before it, and teaches the rest, in order and without an overlap", () => {
    const labels = many(900);
    const parts = divideByTime(labels);
    if (!parts) throw new Error("too few");
    const { taught, calibrating, heldOut } = parts;
    expect(heldOut.filter(({ side }) => side !== "neutral")).toHaveLength(150);
    expect(taught.every(({ side }) => side !== "neutral")).toBe(true);
    expect(taught.length + calibrating.length + heldOut.length).toBe(900 - 180);
    expect([taught.at(-1)?.responseId ?? "", calibrating[0]?.responseId ?? "", heldOut[0]?.responseId ?? ""]).toEqual([
      "000538",
      "000540",
      "000675",
    ]);
  });

  it("never divides a response, and says nothing of too few comments or of one side alone", () => {
    const labels = many(900).map((one, at) => ({ ...one, responseId: String(Math.floor(at / 50)).padStart(6, "0") }));
    const parts = divideByTime(labels);
    const ids = (of: readonly Label[] | undefined) => new Set(of?.map(({ responseId }) => responseId));
    expect([...ids(parts?.heldOut)].filter((id) => ids(parts?.calibrating).has(id))).toEqual([]);
    expect(divideByTime(many(300))).toBeNull();
    expect(divideByTime(many(900).map((one) => ({ ...one, side: "positive" as const })))).toBeNull();
  });
});

describe("the neutral band", () => {
  it("is that of the model that ships, until an organisation says otherwise", () => {
    expect(ownNeutralBand).toBe(NEUTRAL_BAND * 100);
  });

  it("is the one by which comments are read best, and is not found from a few", () => {
    const scored = Array.from({ length: 40 }, (_, at) => [
      { side: "neutral" as const, score: (at - 20) / 100 },
      { side: "positive" as const, score: 0.22 + at / 100 },
      { side: "negative" as const, score: -0.22 - at / 100 },
    ]).flat();
    const band = calibrateBand(scored);
    expect(band).toBe(22);
    expect(macroF1(confusionOf(scored, band ?? 0))).toBe(1);
    expect(calibrateBand(scored.slice(0, 60))).toBeNull();
  });

  it("is drawn as labels are: a score on its edge has a side", () => {
    const of = (score: number) => confusionOf([{ side: "neutral", score }], 12)[1];
    expect([of(0.12), of(-0.12), of(0.119)]).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]);
  });
});

describe("the verdict on a model", () => {
  const tally = (n: number, onlyBefore: number, onlyOwn: number) => ({
    ...{ n, before: n - 50 - onlyOwn, own: n - 50 - onlyBefore, onlyBefore, onlyOwn },
  });

  it("is better beyond chance, ahead within the margin, not proven, or not better: also when it is level", () => {
    expect(verdictOf(tally(400, 10, 32))).toBe("better");
    expect(verdictOf(tally(2000, 30, 36))).toBe("ahead");
    expect(verdictOf(tally(100, 6, 7))).toBe("unproven");
    expect(verdictOf(tally(400, 11, 10))).toBe("notBetter");
    expect(verdictOf(tally(2000, 30, 30))).toBe("notBetter");
    expect(verdictOf(tally(0, 0, 0))).toBe("unproven");
  });

  it("is the worse one of two, where another model of the organisation was in use", () => {
    const all = tally(400, 10, 32);
    expect(verdictOn({ all, inUse: null })).toBe("better");
    expect(verdictOn({ all, inUse: { version: 1, tally: tally(400, 11, 10) } })).toBe("notBetter");
    expect(verdictOn({ all, inUse: { version: 1, tally: tally(2000, 30, 36) } })).toBe("ahead");
  });

  it("counts each comment with a side once, forced to one", () => {
    const seen = [
      { side: "positive" as const, before: -0.1, own: 0 },
      { side: "negative" as const, before: -0.1, own: 0.4 },
      { side: "neutral" as const, before: 0, own: 0 },
    ];
    expect(tallyOf(seen)).toEqual({ n: 2, before: 1, own: 1, onlyBefore: 1, onlyOwn: 1 });
  });
});
