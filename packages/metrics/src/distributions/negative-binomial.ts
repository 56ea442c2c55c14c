import { betaTails } from "./beta.ts";

/**
 * P(X ≤ count) and P(X ≥ count) of a negative binomial by its mean and size (variance mean + mean²/size): counts that vary more than Poisson.
 * @throws RangeError for a mean or size that is not positive
 */
export function negativeBinomialTails(
  count: number,
  { mean, size }: { mean: number; size: number },
): { atMost: number; atLeast: number } {
  if (!(mean > 0 && size > 0)) throw new RangeError(`Mean and size are positive, not ${mean} and ${size}`);
  const more = mean / (mean + size);
  return {
    atMost: betaTails(more, count + 1, size).upper,
    atLeast: count <= 0 ? 1 : betaTails(more, count, size).lower,
  };
}
