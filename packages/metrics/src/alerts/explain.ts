/** Answers that lie in every slice of `inside`, in none of `outside` and, where `anyOf` is given, in one of those at least. */
export type AnswerSet = {
  readonly inside: readonly string[];
  readonly outside?: readonly string[];
  readonly anyOf?: readonly string[];
};

/** How far answers lie from what they were before, in the unit of the measure. */
export type Change = { readonly delta: number; readonly se: number };

/** What one measure says of any set of answers since one week, against the weeks before it. */
export type Look = {
  readonly size: (set: AnswerSet) => number;
  /** `null` where one side has no answers, or nobody ever differed. */
  readonly change: (set: AnswerSet) => Change | null;
};

/** −1 for a fall, 1 for a rise. */
export type Sign = -1 | 1;

export type Share = {
  readonly slice: string;
  /** Its answers leave the slice, or only its movement is taken off, as the slice is most of it. */
  readonly rule: "removed" | "adjusted";
  /** Part of the slice's answers that lie in it, 0…1. */
  readonly share: number;
};

export type Left = {
  readonly shares: readonly Share[];
  /** What the slice changed by itself; `null` with fewer than thirty answers left. */
  readonly change: Change | null;
};

const smallestShare = 0.05;
const fewestAnswers = 30;
const nearlyAll = 0.9;
const critical = 1.96;

/**
 * What is left of a slice's change when the movement of others (those with an open alert) is taken out of it: their answers are removed, or, where most
 * of theirs are the slice's own, their movement elsewhere is subtracted by its share. Slices that share less than 5 % of its answers are left alone.
 * @example
 * leftAfter("all", [], { size: () => 100, change: () => ({ delta: -0.2, se: 0.05 }) }); // => { shares: [], change: { delta: -0.2, se: 0.05 } }
 */
export function leftAfter(slice: string, others: readonly string[], look: Look): Left {
  const size = look.size({ inside: [slice] });
  const shares: (Share & { readonly elsewhere: Change | null })[] = [];
  for (const other of others) {
    const common = look.size({ inside: [slice, other] });
    if (common < smallestShare * size || common === 0) continue;
    const outside = { inside: [other], outside: [slice] };
    const sizeElsewhere = look.size(outside);
    const isMostlyInside = sizeElsewhere < fewestAnswers || sizeElsewhere < common;
    const elsewhere = isMostlyInside ? null : look.change(outside);
    shares.push({ slice: other, rule: elsewhere ? "adjusted" : "removed", share: common / size, elsewhere });
  }
  const removed = shares.filter(({ rule }) => rule === "removed").map((one) => one.slice);
  const rest = { inside: [slice], outside: removed };
  const own = removed.length > 0 && look.size(rest) < fewestAnswers ? null : look.change(rest);
  const change = own && shares.reduce((left, { share, elsewhere }) => less(left, share, elsewhere), own);
  return { shares: shares.map(({ slice: name, rule, share }) => ({ slice: name, rule, share })), change };
}

/**
 * Whether what is left of a slice is no longer an alarm: the others explain it.
 * @example
 * isExplained({ shares: [], change: { delta: -0.1, se: 0.05 } }, -1, 3.7); // => true
 */
export function isExplained({ change }: Left, sign: Sign, limit: number): boolean {
  return change === null || (sign * change.delta) / change.se < limit;
}

/**
 * Whether an alert that was raised of a part has become one of the slice: the answers outside the part moved as far as those inside.
 * @example
 * movesAlike({ delta: -0.2, se: 0.05 }, { delta: -0.25, se: 0.05 }, -1); // => true
 */
export function movesAlike(rest: Change | null, part: Change | null, sign: Sign): boolean {
  if (!rest || !part || (sign * rest.delta) / rest.se < critical) return false;
  return Math.abs(rest.delta - part.delta) < critical * Math.hypot(rest.se, part.se);
}

/**
 * The largest of other alarming slices that a slice lies in and that moved alike outside it: then the event is theirs. `null` when it is the slice's own.
 * @example
 * promotedTo("shop 7", ["all"], { size: () => 100, change: () => ({ delta: -0.2, se: 0.05 }) }, -1); // => "all"
 */
export function promotedTo(slice: string, others: readonly string[], look: Look, sign: Sign): string | null {
  const size = look.size({ inside: [slice] });
  const own = look.change({ inside: [slice] });
  const wider = others
    .filter((other) => look.size({ inside: [slice, other] }) >= nearlyAll * size)
    .filter((other) => movesAlike(look.change({ inside: [other], outside: [slice] }), own, sign))
    .map((other) => ({ other, size: look.size({ inside: [other] }) }))
    .toSorted((a, b) => b.size - a.size);
  return wider[0]?.other ?? null;
}

function less(left: Change, share: number, other: Change | null): Change {
  if (!other) return left;
  return { delta: left.delta - share * other.delta, se: Math.hypot(left.se, share * other.se) };
}
