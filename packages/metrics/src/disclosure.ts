// A prime whose products stay exact in floating point: elimination over whole numbers modulo p has no rounding to be fooled by.
const prime = 67_108_859;

/**
 * Which sets of cells can be worked out from the sums that are released, by adding and subtracting them: those that lie in the span of the released
 * sums. Sets are lists of places of cells.
 * @example
 * determinedSets(3, [[0, 1, 2], [0, 1]], [[2], [0]]); // => [true, false]
 */
export function determinedSets(
  cellCount: number,
  released: readonly (readonly number[])[],
  asked: readonly (readonly number[])[],
): boolean[] {
  const basis = new Map<number, Int32Array>();
  for (const places of released) {
    const rest = reduce(indicator(cellCount, places), basis);
    const pivot = rest.findIndex((value) => value !== 0);
    if (pivot >= 0) basis.set(pivot, scaled(rest, inverse(rest[pivot] ?? 1)));
  }
  return asked.map((places) => reduce(indicator(cellCount, places), basis).every((value) => value === 0));
}

function indicator(cellCount: number, places: readonly number[]): Int32Array {
  const vector = new Int32Array(cellCount);
  for (const place of places) vector[place] = 1;
  return vector;
}

/** What is left of a vector when every basis vector that it needs is taken away, from the first place on. */
function reduce(vector: Int32Array, basis: ReadonlyMap<number, Int32Array>): Int32Array {
  const rest = vector.slice();
  for (let place = 0; place < rest.length; place += 1) {
    const factor = rest[place] ?? 0;
    const row = factor === 0 ? undefined : basis.get(place);
    if (!row) continue;
    for (let at = place; at < rest.length; at += 1)
      rest[at] = modulo((rest[at] ?? 0) - ((factor * (row[at] ?? 0)) % prime));
  }
  return rest;
}

function scaled(vector: Int32Array, factor: number): Int32Array {
  return vector.map((value) => (value * factor) % prime);
}

function modulo(value: number): number {
  const rest = value % prime;
  return rest < 0 ? rest + prime : rest;
}

/** The inverse modulo the prime, by Fermat's little theorem. */
function inverse(value: number): number {
  let [result, base] = [1, modulo(value)];
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}
