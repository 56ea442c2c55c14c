import type { Memory } from "./embedded.ts";

const key = "heard:visitor";

/** What a visitor's browser remembers, where it may: without a store the visitor is a new one on each page. */
export function createMemory(store: () => Pick<Storage, "getItem" | "setItem">, newSeed: () => string) {
  let held: Memory | null = null;
  const read = (): Memory => {
    try {
      const stored: Memory | null = JSON.parse(store().getItem(key) ?? "null");
      if (typeof stored?.seed === "string" && typeof stored.surveys === "object" && stored.surveys) held = stored;
    } catch {
      // Forbidden, or written by somebody else.
    }
    held ??= { seed: newSeed(), surveys: {} };
    return held;
  };
  const write = (memory: Memory) => {
    held = memory;
    try {
      store().setItem(key, JSON.stringify(memory));
    } catch {
      // Full or forbidden: it holds as long as the page.
    }
  };
  return {
    read: () => {
      const memory = read();
      write(memory);
      return memory;
    },
    remember: (survey: string, what: Memory["surveys"][string]) => {
      const memory = read();
      write({ ...memory, surveys: { ...memory.surveys, [survey]: { ...memory.surveys[survey], ...what } } });
    },
  };
}
