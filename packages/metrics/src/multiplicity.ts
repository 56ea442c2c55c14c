/** Holm's step-down adjusted p-values, in the order given, at most 1. Controls the family-wise error. Source: Holm 1979. */
export function holm(p: readonly number[]): number[] {
  return stepwise(p, (ordered, place) => ordered * (p.length - place), "up");
}

/** Benjamini and Hochberg's adjusted p-values, in the order given, at most 1. Controls the false discovery rate. Source: Benjamini & Hochberg 1995. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  return stepwise(p, (ordered, place) => (ordered * p.length) / (place + 1), "down");
}

/** Bonferroni's adjusted p-values, at most 1. */
export function bonferroni(p: readonly number[]): number[] {
  return p.map((one) => Math.min(1, one * p.length));
}

function stepwise(
  p: readonly number[],
  adjust: (ordered: number, place: number) => number,
  monotone: "up" | "down",
): number[] {
  const order = p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const adjusted = order.map(({ value }, place) => Math.min(1, adjust(value, place)));
  if (monotone === "up")
    for (let i = 1; i < adjusted.length; i += 1) adjusted[i] = Math.max(adjusted[i] ?? 0, adjusted[i - 1] ?? 0);
  else for (let i = adjusted.length - 2; i >= 0; i -= 1) adjusted[i] = Math.min(adjusted[i] ?? 1, adjusted[i + 1] ?? 1);
  const result = new Array<number>(p.length);
  for (const [place, { index }] of order.entries()) result[index] = adjusted[place] ?? 1;
  return result;
}
