import { groupNearDuplicates } from "./duplicates.ts";
import { listPlaceholders } from "./redact.ts";
import { tokens } from "./tokens.ts";

/** Shorter ones say little, longer ones are not read. */
const [SHORTEST, LONGEST] = [12, 240];
/** A Han character says about as much as three letters. */
const HAN_WEIGHT = 3;
const HAN = /\p{Script=Han}/gu;

/**
 * The comments that speak for a set, by their places in the list: the one that has most in common with all others (the medoid, by the Jaccard share of
 * their search tokens), then the one that has most in common with those that no chosen one is nearest to. Near copies count as one, what is too short or too
 * long to be quoted speaks only where nothing else does, and what redaction has removed is passed over where there is a choice.
 *
 * @example
 * pickQuotes(["The bread was stale", "A long queue at the till", "A long queue at the till!", "Queue at one till"], 2); // => [1, 0]
 */
export function pickQuotes(comments: readonly string[], limit: number): number[] {
  const copies = new Set(
    groupNearDuplicates(comments).flatMap((group) => {
      const spoken = group.find((place) => isReadable(comments[place] ?? "")) ?? group[0];
      return group.filter((place) => place !== spoken);
    }),
  );
  const places = [...comments.keys()].filter((place) => !copies.has(place));
  const sets = new Map(places.map((place) => [place, new Set(tokens(comments[place] ?? ""))]));
  const likeness = (one: number, other: number) => shared(sets.get(one), sets.get(other));
  const readable = places.filter((place) => isReadable(comments[place] ?? ""));
  const candidates = readable.length > 0 ? readable : places;
  const nearest = new Map(places.map((place) => [place, 0]));
  const chosen: number[] = [];
  while (chosen.length < Math.min(limit, candidates.length)) {
    const gainOf = (one: number) =>
      places.reduce((sum, other) => sum + Math.max(0, likeness(one, other) - (nearest.get(other) ?? 0)), 0);
    const [best] = candidates
      .filter((place) => !chosen.includes(place))
      .map((place) => ({ place, gain: gainOf(place) }))
      .toSorted((a, b) => b.gain - a.gain || a.place - b.place);
    if (!best) break;
    chosen.push(best.place);
    for (const other of places) nearest.set(other, Math.max(nearest.get(other) ?? 0, likeness(best.place, other)));
  }
  return chosen;
}

function isReadable(comment: string): boolean {
  const han = comment.match(HAN)?.length ?? 0;
  const length = comment.length + han * (HAN_WEIGHT - 1);
  return length >= SHORTEST && length <= LONGEST && listPlaceholders(comment).length === 0;
}

function shared(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): number {
  if (!one || !other || one.size + other.size === 0) return 0;
  let both = 0;
  for (const token of one) if (other.has(token)) both += 1;
  return both / (one.size + other.size - both);
}
