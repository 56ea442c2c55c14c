/** Which pairs of neighbouring characters a text holds, so that most words of a theme need not be looked for. */
export type Pairs = { readonly stamps: Uint32Array; pass: number };

const SIZE = 2 ** 13;

export function createPairs(): Pairs {
  return { stamps: new Uint32Array(SIZE), pass: 0 };
}

/** Notes the pairs of a text, forgetting those of the one before. */
export function markPairs(pairs: Pairs, text: string): void {
  if (pairs.pass === 0xffffffff) pairs.stamps.fill(0);
  pairs.pass = (pairs.pass % 0xffffffff) + 1;
  for (let at = 1; at < text.length; at++) pairs.stamps[pairAt(text, at)] = pairs.pass;
}

/** A test whether a marked text may hold a word: whether it holds the word's first and last pair. */
export function pairTest(word: string): (pairs: Pairs) => boolean {
  if (word.length < 2) return () => true;
  const [first, last] = [pairAt(word, 1), pairAt(word, word.length - 1)];
  return ({ stamps, pass }) => stamps[first] === pass && stamps[last] === pass;
}

/** A number below `SIZE` for the character at a place and the one before it. */
function pairAt(text: string, at: number): number {
  return (Math.imul(text.charCodeAt(at - 1), 0x9e3779b1) ^ Math.imul(text.charCodeAt(at), 0x85ebca6b)) >>> 19;
}
