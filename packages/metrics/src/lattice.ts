/** Counts of a fixed set of at most three dimensions: one value of each dimension, and how many answers. */
export type LatticeCell = { readonly values: readonly string[]; readonly n: number };

/** A group that can be asked for: some dimensions fixed, the others (`null`) summed over. */
export type LatticeNode = {
  readonly values: readonly (string | null)[];
  readonly n: number;
  readonly cells: readonly number[];
};

/** Beyond three dimensions, combinations that overlap give more away than a gate can oversee. */
export const mostLatticeDimensions = 3;

/**
 * Every group that the dimensions make, from the grand total down to single cells, each with the places of the cells it sums.
 * @throws RangeError for more than three dimensions, cells of different width or a cell that comes twice
 * @example
 * latticeNodes([{ values: ["north"], n: 7 }, { values: ["south"], n: 9 }])[0]; // => { values: [null], n: 16, cells: [0, 1] }
 */
export function latticeNodes(cells: readonly LatticeCell[]): LatticeNode[] {
  const width = cells[0]?.values.length ?? 0;
  if (width > mostLatticeDimensions)
    throw new RangeError(`A lattice has at most ${mostLatticeDimensions} dimensions, not ${width}`);
  const nodes = new Map<string, { values: (string | null)[]; n: number; cells: number[] }>();
  for (const [place, { values, n }] of cells.entries()) {
    if (values.length !== width) throw new RangeError(`A cell has ${width} values, not ${values.length}`);
    for (let fixed = 0; fixed < 2 ** width; fixed += 1) {
      const node = values.map((value, dimension) => ((fixed >> dimension) & 1 ? value : null));
      const key = nodeKey(node);
      const found = nodes.get(key);
      if (!found) nodes.set(key, { values: node, n, cells: [place] });
      else if (fixed === 2 ** width - 1) throw new RangeError(`The cell ${values.join(" · ")} comes twice`);
      else {
        found.n += n;
        found.cells.push(place);
      }
    }
  }
  return [...nodes.values()];
}

/** A name for a group that no other group has. */
export function nodeKey(values: readonly (string | null)[]): string {
  return JSON.stringify(values);
}

/** Groups that add up to another: its children along one dimension. */
export function latticeLines(nodes: readonly LatticeNode[]): LatticeNode[][] {
  const lines = new Map<string, LatticeNode[]>();
  for (const node of nodes) {
    for (const [dimension, value] of node.values.entries()) {
      if (value === null) continue;
      const parent = node.values.map((one, at) => (at === dimension ? null : one));
      const key = `${dimension} ${nodeKey(parent)}`;
      lines.set(key, [...(lines.get(key) ?? []), node]);
    }
  }
  return [...lines.values()];
}
