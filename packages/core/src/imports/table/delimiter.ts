/** What may stand between the cells of a row. */
export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

const mostLines = 50;

/**
 * The delimiter of a text table: the one that divides most of the first rows into the same number of cells, more than one. Delimiters inside
 * quotes do not count. A table of one column gives a comma.
 */
export function detectDelimiter(head: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const counts = cellCounts(head, delimiter);
    const usual = mode(counts);
    if (usual < 2) continue;
    const agreeing = counts.filter((count) => count === usual).length / counts.length;
    // A header holds names, so what divides it as it divides the rows is no punctuation of sentences. Between two alike, the one that divides more.
    const inHeader = counts[0] === usual ? 0.5 : 0;
    const score = agreeing + inHeader + Math.min(usual, 100) / 1000;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Cells per row of the first rows; the last row is left out when the text may end inside it. */
function cellCounts(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let quoted = false;
  let blank = true;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) cells += 1;
    else if (!quoted && character === "\n") {
      if (!blank) counts.push(cells);
      if (counts.length === mostLines) return counts;
      cells = 1;
      blank = true;
      continue;
    }
    if (character !== "\r") blank = false;
  }
  if (counts.length === 0 && !blank) counts.push(cells);
  return counts;
}

function mode(values: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1);
  return [...tally].toSorted(([a, an], [b, bn]) => bn - an || b - a)[0]?.[0] ?? 0;
}
