import { determinedSets } from "./disclosure.ts";
import { type LatticeCell, type LatticeNode, latticeLines, latticeNodes, nodeKey } from "./lattice.ts";
import { anonymityFloor } from "./suppression.ts";

export type LatticeRelease = {
  /** Groups whose numbers may be shown. */
  readonly visible: readonly LatticeNode[];
  readonly hidden: readonly LatticeNode[];
};

/**
 * What may be released of a whole lattice at once: every group of fewer than k answers is hidden, then on every line of siblings as many more as
 * `suppressCells` asks, over and over, since a group lies on several lines; and as lines that overlap can still be played against each other, the smallest
 * visible groups follow until no hidden group of fewer than k can be worked out from sums of the visible ones. Evaluated when a wave is published, kept,
 * and answered from the kept release only: later questions cannot add to what is known.
 * @throws RangeError for more than three dimensions
 * @example
 * suppressLattice([{ values: ["north"], n: 3 }, { values: ["south"], n: 9 }, { values: ["west"], n: 20 }]).visible.map(({ values }) => values[0]); // => ["west", null]
 */
export function suppressLattice(cells: readonly LatticeCell[], k = anonymityFloor): LatticeRelease {
  const nodes = latticeNodes(cells);
  const lines = latticeLines(nodes);
  const hidden = new Set(nodes.filter(({ n }) => n < k).map(({ values }) => nodeKey(values)));
  const isHidden = ({ values }: LatticeNode) => hidden.has(nodeKey(values));
  hideAlongLines(lines, hidden, k);
  for (;;) {
    const visible = nodes.filter((node) => !isHidden(node)).sort((a, b) => a.n - b.n);
    const atRisk = nodes.filter(({ n }) => n < k);
    const found = determinedSets(
      cells.length,
      visible.map((node) => node.cells),
      atRisk.map((node) => node.cells),
    );
    const given = new Set(atRisk.filter((_, index) => found[index]).flatMap((node) => node.cells));
    const smallest = visible.find((node) => node.cells.some((cell) => given.has(cell)));
    if (!smallest) return { visible, hidden: nodes.filter(isHidden) };
    hidden.add(nodeKey(smallest.values));
    hideAlongLines(lines, hidden, k);
  }
}

/** A group hidden on one line is as good as too small on every other. */
function hideAlongLines(lines: readonly LatticeNode[][], hidden: Set<string>, k: number): void {
  let before = -1;
  while (before !== hidden.size) {
    before = hidden.size;
    for (const line of lines) for (const key of moreToHide(line, hidden, k)) hidden.add(key);
  }
}

function moreToHide(line: readonly LatticeNode[], hidden: ReadonlySet<string>, k: number): string[] {
  const already = line.filter(({ values }) => hidden.has(nodeKey(values)));
  if (already.length === 0) return [];
  const hiddenN = already.reduce((sum, { n }) => sum + n, 0);
  if (already.length >= 2 && hiddenN >= k) return [];
  const [next] = line.filter(({ values }) => !hidden.has(nodeKey(values))).sort((a, b) => a.n - b.n);
  return next ? [nodeKey(next.values)] : [];
}
