import { expect, test } from "vitest";
import { createUnsent } from "./unsent.ts";

function browser() {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
  return { kept, unsent: createUnsent(() => store) };
}
const waiting = (body: string, at = 1000) => ({ address: "/s/demo/embed/form", body, at });

test("two tabs with one survey take nothing from each other", () => {
  const { unsent } = browser();
  unsent.keep("demo", "a", waiting("first"));
  unsent.keep("demo", "b", waiting("second"));
  unsent.keep("demo-two", "c", waiting("another survey"));
  expect(unsent.all("demo", 2000).map(({ body }) => body)).toEqual(["first", "second"]);
  unsent.forget("demo", "a");
  expect(unsent.all("demo", 2000).map(({ body }) => body)).toEqual(["second"]);
  expect(unsent.all("demo-two", 2000)).toHaveLength(1);
});

test("what waited for a month, or is none of ours, is thrown away", () => {
  const { kept, unsent } = browser();
  unsent.keep("demo", "a", waiting("old"));
  kept.set("heard:unsent:demo:x", "no json");
  expect(unsent.all("demo", 1000 + 30 * 86_400_000)).toEqual([]);
  expect(kept.size).toBe(0);
});

test("a store that is forbidden changes nothing", () => {
  const unsent = createUnsent(() => {
    throw new DOMException("Forbidden", "SecurityError");
  });
  expect(() => unsent.keep("demo", "a", waiting("first"))).not.toThrow();
  expect(unsent.all("demo", 2000)).toEqual([]);
});
