/**
 * Cohen's kappa: how far two readers agree beyond what chance would give, 1 when they always do and 0 when no more than by chance; `null` where both always
 * say one and the same thing. Cohen, “A Coefficient of Agreement for Nominal Scales”, 1960.
 *
 * @example
 * cohensKappa(["a", "a", "b", "b"], ["a", "a", "b", "a"]); // => 0.5
 */
export function cohensKappa(wanted: readonly string[], given: readonly string[]): number | null {
  const n = wanted.length;
  const count = (list: readonly string[], label: string) => list.filter((other) => other === label).length;
  const agreed = wanted.filter((label, index) => label === given[index]).length / n;
  const byChance = [...new Set(wanted)].reduce(
    (sum, label) => sum + (count(wanted, label) / n) * (count(given, label) / n),
    0,
  );
  return byChance >= 1 || n === 0 ? null : (agreed - byChance) / (1 - byChance);
}
