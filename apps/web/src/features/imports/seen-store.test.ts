import { expect, test } from "vitest";
import type { BreakAsk, Seen } from "./asked.ts";
import { mergeSeen, storedSeen, storeSeen } from "./seen-store.ts";

const storeOf = (kept = new Map<string, string>()) => ({
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
});
const broken = (column: string): BreakAsk => ({
  column,
  found: { oldMax: 5, newMax: 10, day: "2015-06-14", before: 9, above: 5, ambiguous: 2, quarters: [], options: [] },
  score: { column, as: "score", metric: "csat", scale: { min: 1, max: 5 } },
});
const seen: Seen = {
  breaks: new Map([["overall", broken("overall")]]),
  proposed: new Map([["staff", { words: { 非常满意: 5 }, min: 1, max: 5 }]]),
};

test("what was seen of a draft comes back as it was, and only for that draft", () => {
  const store = storeOf();
  storeSeen(store, 7, seen);
  expect(storedSeen(store, 7)).toEqual(seen);
  expect(storedSeen(store, 8)).toEqual({ breaks: new Map(), proposed: new Map() });
});

test("a store that refuses or holds something else is no hindrance", () => {
  const refusing = {
    getItem: () => {
      throw new Error("blocked");
    },
    setItem: () => {
      throw new Error("full");
    },
  };
  storeSeen(refusing, 7, seen);
  expect(storedSeen(refusing, 7).breaks.size).toBe(0);
  expect(storedSeen(storeOf(new Map([["heard.import.7.seen", "{}"]])), 7).breaks.size).toBe(0);
});

test("the newer wins", () => {
  const newer: Seen = { breaks: new Map([["overall", { ...broken("overall"), score: null }]]), proposed: new Map() };
  const merged = mergeSeen(seen, newer);
  expect(merged.breaks.get("overall")?.score).toBeNull();
  expect(merged.proposed.has("staff")).toBe(true);
});
