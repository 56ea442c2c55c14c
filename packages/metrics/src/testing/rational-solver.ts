/** A fraction in lowest terms, exact. */
type Fraction = readonly [bigint, bigint];

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const fraction = (top: bigint, bottom: bigint): Fraction => {
  const shared = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
  return [top / shared, bottom / shared];
};
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => fraction(a * d - c * b, b * d);
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => fraction(a * c, b * d);
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => fraction(a * d, b * c);
const isZero = ([top]: Fraction) => top === 0n;

/**
 * The attacker: knows the sums of the released sets of cells and does Gaussian elimination in exact fractions. Returns whether the sum of a set can be
 * worked out: whether adding it to the equations adds no rank. Written without the package's own gate, to check it.
 */
export function attacker(
  cellCount: number,
  released: readonly (readonly number[])[],
): (asked: readonly number[]) => boolean {
  const rank = (sets: readonly (readonly number[])[]): number => {
    const rows = sets.map((set) =>
      Array.from({ length: cellCount }, (_, cell): Fraction => [set.includes(cell) ? 1n : 0n, 1n]),
    );
    let done = 0;
    for (let column = 0; column < cellCount && done < rows.length; column += 1) {
      const pivot = rows.findIndex((row, index) => index >= done && !isZero(row[column] ?? [0n, 1n]));
      const lead = rows[pivot];
      if (!lead) continue;
      rows.splice(pivot, 1);
      rows.splice(done, 0, lead);
      for (const [index, row] of rows.entries()) {
        if (index <= done || isZero(row[column] ?? [0n, 1n])) continue;
        const factor = over(row[column] ?? [0n, 1n], lead[column] ?? [1n, 1n]);
        rows[index] = row.map((value, at) => minus(value, times(factor, lead[at] ?? [0n, 1n])));
      }
      done += 1;
    }
    return done;
  };
  const known = rank(released);
  return (asked) => rank([...released, asked]) === known;
}
