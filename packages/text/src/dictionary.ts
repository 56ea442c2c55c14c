/** A set of words with a value each, asked for the longest one that begins at a place of a text. */
export type Dictionary<Value> = {
  readonly longestAt: (text: string, at: number) => { readonly value: Value; readonly length: number } | null;
};

/** Builds a dictionary; of a word given twice the later value stands. */
export function createDictionary<Value>(entries: Iterable<readonly [word: string, value: Value]>): Dictionary<Value> {
  const values = new Map<string, Value>(entries);
  // Most places of a text begin no word; one look into this array tells so.
  const longest = new Uint8Array(0x10000);
  for (const word of values.keys()) {
    const first = word.charCodeAt(0);
    longest[first] = Math.max(longest[first] ?? 0, Math.min(word.length, 255));
  }
  const longestAt = (text: string, at: number) => {
    for (let length = Math.min(longest[text.charCodeAt(at)] ?? 0, text.length - at); length > 0; length--) {
      const value = values.get(text.slice(at, at + length));
      if (value !== undefined) return { value, length };
    }
    return null;
  };
  return { longestAt };
}
