/**
 * ln(1 + u) − u without the cancellation near 0, where both terms agree in almost every digit. Series in s = u/(2 + u):
 * ln(1 + u) = 2(s + s³/3 + s⁵/5 + …) and u = 2s/(1 − s), so the difference starts at −2s²/(1 − s).
 * @example
 * logOnePlusMinus(0.5).toFixed(12); // => "-0.094534891892"
 */
export function logOnePlusMinus(u: number): number {
  if (u < -0.6 || u > 1.5) return Math.log1p(u) - u;
  const s = u / (2 + u);
  const square = s * s;
  let power = s * square;
  let sum = 0;
  for (let k = 3; Math.abs(power) > 1e-19 * Math.abs(sum / k) && k < 200; k += 2) {
    sum += power / k;
    power *= square;
  }
  return 2 * (sum - square / (1 - s));
}
