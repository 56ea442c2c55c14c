import { unsentKey } from "./embedded.ts";

/** Answers of one way through a survey that have not arrived. */
export type Unsent = { address: string; body: string; at: number };
type Store = Pick<Storage, "setItem" | "getItem" | "removeItem" | "key" | "length">;

const longestKeptMs = 30 * 86_400_000;

/** What waits in this browser, each way by itself: two tabs with one survey take nothing from each other. */
export function createUnsent(store: () => Store) {
  const keyOf = (survey: string, way: string) => unsentKey(survey) + way;
  const quietly = (work: () => void) => {
    try {
      work();
    } catch {
      // Full or forbidden: it is sent as long as the page stands.
    }
  };
  const read = (key: string): Unsent | null => {
    try {
      return JSON.parse(store().getItem(key) ?? "null");
    } catch {
      return null;
    }
  };
  return {
    keep: (survey: string, way: string, unsent: Unsent) =>
      quietly(() => store().setItem(keyOf(survey, way), JSON.stringify(unsent))),
    forget: (survey: string, way: string) => quietly(() => store().removeItem(keyOf(survey, way))),
    /** What waits of a survey; what is too old, or was written by somebody else, is thrown away. */
    all: (survey: string, now: number): Unsent[] => {
      const found: Unsent[] = [];
      quietly(() => {
        const keys = Array.from({ length: store().length }, (_, at) => store().key(at) ?? "");
        for (const key of keys.filter((one) => one.startsWith(unsentKey(survey)))) {
          const unsent = read(key);
          if (unsent && now - unsent.at < longestKeptMs) found.push(unsent);
          else store().removeItem(key);
        }
      });
      return found;
    },
  };
}
