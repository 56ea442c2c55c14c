/** A source of chances, evenly in 0…1, 1 left out. */
export type Random = () => number;

/**
 * Chances with a seed: the same seed, the same series. sfc32, fast and long enough for any simulation here. Source: Doty-Humphrey, PractRand.
 * @example
 * seededRandom(7)() === seededRandom(7)(); // => true
 */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return (result >>> 0) / 2 ** 32;
  };
  // The first draws still know the seed.
  for (let warm = 0; warm < 15; warm += 1) next();
  return next;
}
