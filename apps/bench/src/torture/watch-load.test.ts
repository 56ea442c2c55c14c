import { expect, test } from "vitest";
import { networkSummaryOf, type Seen, summaryOf, type Trouble } from "./watch-load.ts";

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

const trouble: Trouble = { name: "cut", acknowledged: 0, unknown: 9, memory: 200, recoveredMs: 1200 };
const endured = (more: Partial<Parameters<typeof networkSummaryOf>[0]> = {}): boolean =>
  networkSummaryOf({
    ...{
      troubles: [trouble],
      restsAt: 150,
      seconds: 30,
      caughtUpMs: 900,
      load: seen(),
      stored: ["1", "2"],
      findings: [],
    },
    ...more,
  }).held;

test("faults of the network were endured when nothing was lost, and all went on soon after each", () => {
  expect(endured()).toBe(true);
});

test.each([
  ["an acknowledged answer is gone", { stored: ["1", "3"] }],
  ["a read was wrong", { load: seen({ wrongReads: ["wrong 2 1 2"] }) }],
  ["it took long to go on", { troubles: [trouble, { ...trouble, recoveredMs: 5001 }] }],
  ["memory grew and grew", { troubles: [{ ...trouble, memory: 401 }] }],
  ["there were none", { troubles: [] }],
])("they were not when %s", (_, more) => {
  expect(endured(more)).toBe(false);
});
