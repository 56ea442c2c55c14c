import { simplify } from "./simplify.ts";

/** Comments that say nearly the same, by their places in the list; the first of each group came first. */
export type DuplicateGroup = readonly number[];

/** Texts whose sets of three-character pieces share this much are near copies; short ones also when one edit apart. */
const ALIKE = 0.6;
const SHINGLE = 3;

/** 24 bands of three hashes: of two texts that are .6 alike, 99.7 % meet in a band; of two that are .2 alike, 17 %. */
const BANDS = 24;
const ROWS = 3;
const HASHES = BANDS * ROWS;

/** Comments of a band that a further one is compared with; enough, as those of one group meet in many bands. */
const MOST_COMPARED = 16;

/**
 * Finds near copies among comments: MinHash with banding proposes pairs (Leskovec, Rajaraman & Ullman, "Mining of
 * Massive Datasets", chapter 3), and the exact Jaccard share of their three-character pieces decides. Script, case,
 * spaces and punctuation do not matter. Only groups of two and more are given.
 *
 * @example
 * groupNearDuplicates(["物流很快，包装也好！", "物流很快,包裝也好", "客服没人理"]); // => [[0, 1]]
 */
export function groupNearDuplicates(comments: readonly string[]): DuplicateGroup[] {
  const texts = comments.map((comment) => simplify(comment).text.replace(NOT_COMPARED, ""));
  const shingles = texts.map(shinglesOf);
  const parents = comments.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  const buckets = new Map<string, number[]>();
  for (const [index, set] of shingles.entries()) {
    if (set.size === 0) continue;
    for (const band of bandsOf(set)) {
      const others = buckets.get(band) ?? [];
      for (const other of others) {
        const [one, two] = [rootOf(other), rootOf(index)];
        if (one === two) continue;
        const isAlike = jaccard(shingles[other] ?? new Set(), set) >= ALIKE;
        if (isAlike || isOneEditApart(texts[other] ?? "", texts[index] ?? "")) {
          parents[Math.max(one, two)] = Math.min(one, two);
        }
      }
      if (others.length < MOST_COMPARED) buckets.set(band, [...others, index]);
    }
  }
  const groups = Map.groupBy(comments.keys(), rootOf);
  return [...groups.values()].filter(({ length }) => length > 1);
}

const NOT_COMPARED = /[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu;

function shinglesOf(text: string): Set<number> {
  const set = new Set<number>();
  // A text shorter than a piece is one piece.
  for (let at = 0; at === 0 || at + SHINGLE <= text.length; at++) {
    if (text !== "") set.add(hash(text, at, Math.min(text.length, at + SHINGLE)));
  }
  return set;
}

function hash(text: string, start: number, end: number): number {
  let mixed = 0x811c9dc5;
  for (let at = start; at < end; at++) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
  return mixed >>> 0;
}

/** Odd factors and offsets of the hash functions, from one fixed stream. */
const FUNCTIONS = Array.from({ length: HASHES }, (_, index) => ({
  factor: (Math.imul(index + 1, 0x9e3779b1) | 1) >>> 0,
  offset: Math.imul(index + 7, 0x85ebca6b) >>> 0,
}));

function bandsOf(set: ReadonlySet<number>): string[] {
  const least = FUNCTIONS.map(({ factor, offset }) => {
    let smallest = 0xffffffff;
    for (const value of set) {
      const product = Math.imul(value ^ offset, factor);
      const mixed = (product ^ (product >>> 15)) >>> 0;
      if (mixed < smallest) smallest = mixed;
    }
    return smallest;
  });
  return Array.from(
    { length: BANDS },
    (_, band) => `${band}:${least.slice(band * ROWS, band * ROWS + ROWS).join(",")}`,
  );
}

/** From this length on, one changed character leaves the meaning. */
const SHORTEST_EDITED = 8;

/** Whether one character was changed, added or left out. */
function isOneEditApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST_EDITED || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return short.slice(short.length === long.length ? same + 1 : same) === long.slice(same + 1);
}

function jaccard(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const value of one) if (other.has(value)) shared += 1;
  return shared / (one.size + other.size - shared);
}
