/** A group under one parent and how many answers it has. */
export type Cell = { readonly id: string; readonly n: number };

/** What is hidden and why: too few answers of its own, or because the parent minus the others would give a hidden one away. */
export type Hidden = { readonly id: string; readonly reason: "tooFew" | "complementary" };

/** The floor of the anonymity threshold; an organisation may set it higher. Comments need more, for words give people away sooner than numbers. */
export const anonymityFloor = 5;
export const commentAnonymityFloor = 10;

/**
 * The children of one parent that must not be shown, in the order in which they are hidden: those with fewer than k answers, then, while anything is
 * hidden, the next smallest visible until at least two are hidden and have k answers between them. A hidden cell loses score, distribution, comments and n
 * itself. Source: Hundepool et al. 2012, Statistical Disclosure Control; the "remainder rule" of employee surveys.
 * @throws RangeError for k below 1
 * @example
 * suppressCells([{ id: "A", n: 20 }, { id: "B", n: 7 }, { id: "C", n: 3 }], 5).map(({ id }) => id); // => ["C", "B"]
 */
export function suppressCells(cells: readonly Cell[], k = anonymityFloor): Hidden[] {
  if (!(k >= 1)) throw new RangeError(`An anonymity threshold is at least 1, not ${k}`);
  const hidden: Hidden[] = cells.filter(({ n }) => n < k).map(({ id }) => ({ id, reason: "tooFew" }));
  if (hidden.length === 0) return hidden;
  const visible = cells.filter(({ n }) => n >= k).sort((a, b) => a.n - b.n);
  let hiddenN = cells.reduce((sum, { n }) => (n < k ? sum + n : sum), 0);
  while (hidden.length < 2 || hiddenN < k) {
    const next = visible.shift();
    if (!next) break;
    hidden.push({ id: next.id, reason: "complementary" });
    hiddenN += next.n;
  }
  return hidden;
}

/**
 * Whether two released sets, one inside the other, give away the few answers between them: a filter that leaves two out, a total of yesterday beside the
 * total of today. The second of the two must then be denied. Source: Dwork & Roth 2014, §1.1.
 * @example
 * differenceReveals({ whole: 12, part: 10 }); // => true
 * @example
 * differenceReveals({ whole: 12, part: 12 }); // => false
 */
export function differenceReveals({ whole, part }: { whole: number; part: number }, k = anonymityFloor): boolean {
  const between = whole - part;
  return between > 0 && between < k;
}

/**
 * The running total that may be shown: new answers are released in batches of at least k, so that no two days differ by a few people.
 * @example
 * releasableTotal({ released: 20, now: 23 }); // => 20
 */
export function releasableTotal({ released, now }: { released: number; now: number }, k = anonymityFloor): number {
  return now - released >= k ? now : released;
}

/** A share as it may be shown to people who know the group; at the ends it would say what every single one of them answered. */
export type CodedShare = { readonly share: number; readonly bound: "exact" | "atLeast" | "atMost" };

/**
 * A share of a group, top- and bottom-coded at 95 and 5 %: a unanimous group reveals each of its members however large it is.
 * @example
 * codeShare(1); // => { share: 0.95, bound: "atLeast" }
 */
export function codeShare(share: number): CodedShare {
  if (share > 0.95) return { share: 0.95, bound: "atLeast" };
  if (share < 0.05) return { share: 0.05, bound: "atMost" };
  return { share, bound: "exact" };
}
