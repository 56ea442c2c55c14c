import type { Seen } from "./asked.ts";

type Store = Pick<Storage, "getItem" | "setItem">;
const keyOf = (batchId: number) => `heard.import.${batchId}.seen`;
const nothing: Seen = { breaks: new Map(), proposed: new Map() };

/** What the dry runs of a draft have shown so far, in this tab: an answer can be taken back after a reload too. */
export function storedSeen(store: Store, batchId: number): Seen {
  try {
    const { breaks, proposed } = JSON.parse(store.getItem(keyOf(batchId)) ?? "") as Record<
      keyof Seen,
      [string, never][]
    >;
    return { breaks: new Map(breaks), proposed: new Map(proposed) };
  } catch {
    // Nothing is stored, or nothing that can be read: the next dry run shows it again.
    return nothing;
  }
}

export function storeSeen(store: Store, batchId: number, { breaks, proposed }: Seen): void {
  try {
    store.setItem(keyOf(batchId), JSON.stringify({ breaks: [...breaks], proposed: [...proposed] }));
  } catch {
    // A browser that stores nothing loses it at a reload, and nothing else.
  }
}

/** Both together; where they differ, the newer. */
export function mergeSeen(older: Seen, newer: Seen): Seen {
  return {
    breaks: new Map([...older.breaks, ...newer.breaks]),
    proposed: new Map([...older.proposed, ...newer.proposed]),
  };
}
