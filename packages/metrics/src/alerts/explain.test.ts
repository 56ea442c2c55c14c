import { describe, expect, it } from "vitest";
import { scoreAgainstBaseline } from "./baseline-score.ts";
import { type AnswerSet, isExplained, type Look, leftAfter, movesAlike, promotedTo } from "./explain.ts";

type Cell = { readonly in: readonly string[]; readonly window: readonly number[]; readonly before: readonly number[] };
const options = { values: [-1, 0, 1], reference: [20, 30, 50], tau2: 0, nu: null };
const limit = 3.7;
const calm = { window: [20, 30, 50], before: [200, 300, 500] };
const fallen = { window: [35, 30, 35], before: [200, 300, 500] };

function lookAt(cells: readonly Cell[]): Look {
  const scoreOf = ({ inside, outside = [], anyOf }: AnswerSet) => {
    const found = cells.filter(
      (cell) =>
        inside.every((slice) => cell.in.includes(slice)) &&
        !outside.some((slice) => cell.in.includes(slice)) &&
        (anyOf?.some((slice) => cell.in.includes(slice)) ?? true),
    );
    const [window, before] = [found.map((cell) => cell.window), found.map((cell) => cell.before)];
    return scoreAgainstBaseline(window, before, options);
  };
  return { size: (set) => scoreOf(set)?.n ?? 0, change: scoreOf };
}

const shops = (...states: (typeof calm)[]) =>
  states.map((state, at) => ({ ...state, in: ["all", `shop ${at}`, at < 2 ? "north" : "south"] }));

describe("a fall of one shop", () => {
  const look = lookAt(shops(fallen, calm, calm, calm));

  it("explains the total, whose other answers did not move", () => {
    const left = leftAfter("all", ["shop 0"], look);
    expect(left.shares).toEqual([{ slice: "shop 0", rule: "removed", share: 0.25 }]);
    expect(left.change?.delta).toBeCloseTo(0, 12);
    expect(isExplained(left, -1, limit)).toBe(true);
  });

  it("explains its own shop again, of which too little is left to say anything else", () => {
    expect(leftAfter("shop 0", ["shop 0"], look).change).toBeNull();
    expect(isExplained(leftAfter("shop 0", ["shop 0"], look), -1, limit)).toBe(true);
  });

  it("is no event of its region or of all, as nothing else there fell", () => {
    expect(promotedTo("shop 0", ["north", "all"], look, -1)).toBeNull();
  });

  it("says nothing of a shop elsewhere", () => {
    const left = leftAfter("shop 3", ["shop 0"], look);
    expect(left).toEqual({ shares: [], change: look.change({ inside: ["shop 3"] }) });
  });
});

describe("a fall of everything", () => {
  const look = lookAt(shops(fallen, fallen, fallen, fallen));

  it("is about all, whatever shop was found first", () => {
    expect(promotedTo("shop 0", ["north", "all"], look, -1)).toBe("all");
  });

  it("explains each shop by the movement elsewhere, which is taken off by its share", () => {
    const left = leftAfter("shop 0", ["all"], look);
    expect(left.shares).toEqual([{ slice: "all", rule: "adjusted", share: 1 }]);
    expect(left.change?.delta).toBeCloseTo(0, 12);
    expect(isExplained(left, -1, limit)).toBe(true);
  });
});

it("a fall of two shops is not explained by one of them, and a rise elsewhere does not explain a fall", () => {
  const look = lookAt(shops(fallen, { ...fallen, window: [350, 300, 350] }, calm, calm));
  expect(isExplained(leftAfter("all", ["shop 0"], look), -1, limit)).toBe(false);
  expect(isExplained({ shares: [], change: { delta: 0.5, se: 0.05 } }, -1, limit)).toBe(true);
});

it("moves alike only what moves, in that direction and about as far", () => {
  const part = { delta: -0.3, se: 0.04 };
  expect(movesAlike({ delta: -0.28, se: 0.04 }, part, -1)).toBe(true);
  expect(movesAlike({ delta: -0.28, se: 0.04 }, part, 1)).toBe(false);
  expect(movesAlike({ delta: -0.1, se: 0.04 }, part, -1)).toBe(false);
  expect(movesAlike({ delta: -0.05, se: 0.04 }, part, -1)).toBe(false);
  expect(movesAlike(null, part, -1)).toBe(false);
});
