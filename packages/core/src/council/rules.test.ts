import { describe, expect, it } from "vitest";
import { confidenceOf, obstacleTo, rankingScore, rankProposals, tallyOf } from "./rules.ts";

const weights = { impact: 1, volume: 1, confidence: 1, effort: 1 };
const input = (planId: number, more: object = {}) => ({
  planId,
  impact: 10,
  volume: 100,
  confidence: 1,
  effort: 2,
  ...more,
});

describe("the ranking of proposals", () => {
  it("is impact times volume times confidence over effort, each by its weight", () => {
    expect(rankingScore(input(1), weights)).toBe(500);
    expect(rankingScore(input(1), { ...weights, effort: 0 })).toBe(1000);
    expect(rankingScore(input(1), { ...weights, impact: 2 })).toBe(5000);
  });

  it("gives ranges of ranks to those that are as good as equal", () => {
    const inputs = [input(1, { volume: 50 }), input(2), input(3, { volume: 104 }), input(4, { volume: 10 })];
    expect(rankProposals({ weights, inputs }).map(({ planId, rank }) => [planId, ...rank])).toEqual([
      ...[
        [3, 1, 2],
        [2, 1, 2],
        [1, 3, 3],
      ],
      [4, 4, 4],
    ]);
  });

  it("trusts a firm claim most, and half of that where the change cannot be seen", () => {
    const firm = { claim: "effect", strength: "firm", smallestDetectable: 5 } as const;
    expect(confidenceOf(firm, 5)).toBe(1);
    expect(confidenceOf(firm, 4.9)).toBe(0.5);
    expect(confidenceOf({ ...firm, claim: "change" }, 5)).toBe(0.4);
    expect(confidenceOf(null, 5)).toBe(0.2);
  });
});

describe("a decision", () => {
  const tally = (...choices: ("for" | "against" | "abstain")[]) => tallyOf(choices.map((choice) => ({ choice })));

  it("needs a quorum, and a majority where it settles something", () => {
    const settings = { quorum: 2 };
    expect(obstacleTo("approve", tally("for"), settings)).toBe("quorum");
    expect(obstacleTo("approve", tally("for", "abstain"), settings)).toBeNull();
    expect(obstacleTo("approve", tally("for", "against"), settings)).toBe("majority");
    expect(obstacleTo("decline", tally("for", "against", "against"), settings)).toBeNull();
    expect(obstacleTo("decline", tally("abstain", "abstain"), settings)).toBe("majority");
    expect(obstacleTo("sendBack", tally("abstain", "abstain"), settings)).toBeNull();
  });
});
