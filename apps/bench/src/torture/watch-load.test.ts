import { expect, test } from "vitest";
import { type Seen, summaryOf } from "./watch-load.ts";

const seen = (more: Partial<Seen> = {}): Seen => ({
  sent: 2,
  stored: new Map([
    ["a", "1"],
    ["b", "2"],
  ]),
  ...{ unknown: 3, refused: [], reads: 4, wrongReads: [] },
  ...more,
});
const held = (more: Partial<Parameters<typeof summaryOf>[0]> = {}): boolean =>
  summaryOf({
    kills: [{ target: "gateway", inFlight: 2, recoveredMs: 900 }],
    ...{ wanted: 1, leastInFlight: 0.9, load: seen(), stored: ["1", "2"], findings: [], minutes: 1 },
    ...more,
  }).held;

test("a torture has held when every acknowledged answer is there once and nothing else is", () => {
  expect(held()).toBe(true);
});

test.each([
  ["an acknowledged answer is gone", { stored: ["1", "3"] }],
  ["an answer is there twice", { stored: ["1", "2", "3"] }],
  ["one answer is told the id of another", { load: seen({ stored: new Map(Object.entries({ a: "1", b: "1" })) }) }],
  ["a request was never acknowledged", { load: seen({ sent: 3 }), stored: ["1", "2", "3"] }],
  ["a read lacked what was acknowledged before", { load: seen({ wrongReads: ["wrong 2 1 2"] }) }],
  ["a request was refused", { load: seen({ refused: ["refused a 400"] }) }],
  ["the verification finds something", { findings: ["rollup"] }],
  ["rounds are missing", { wanted: 2 }],
  ["nothing was in flight at the kill", { kills: [{ target: "worker", inFlight: 0, recoveredMs: 1 }] }],
])("it has not when %s", (_, more) => {
  expect(held(more)).toBe(false);
});
