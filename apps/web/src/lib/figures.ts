import type { Format } from "./format.ts";

/** What a value is measured in: NPS points −100…100, a share 0…1, a mean on its scale, an index 0…100, or a plain count. */
export type Unit = "points" | "share" | "scale" | "index" | "responses";

export type Bounds = { low: number; high: number };

/** A value in its unit. `rough`: as a whole number, where the base is low. */
export function formatValue(format: Format, unit: Unit, value: number, rough = false): string {
  switch (unit) {
    case "points":
      return rough ? format.wholePoints(value) : format.points(value);
    case "share":
      return rough ? format.wholePercent(value) : format.percent(value);
    case "scale":
      return rough ? format.decimal(value) : format.mean(value);
    case "index":
      return rough ? format.whole(value) : format.decimal(value);
    case "responses":
      return format.count(value);
  }
}

/** A value without its sign of unit, for the ends of intervals and for axes: 54.4 of 0.544. */
export function formatBound(format: Format, unit: Unit, value: number, rough = false): string {
  if (unit !== "share") return formatValue(format, unit, value, rough);
  return rough ? format.whole(value * 100) : format.decimal(value * 100);
}

/** A difference of two values of that unit, in points: +4.6. Shares differ in percentage points. */
export function formatChange(format: Format, unit: Unit, change: number): string {
  if (unit === "responses") return format.signedCount(change);
  if (unit === "scale") return format.signedMean(change);
  return format.points(unit === "share" ? change * 100 : change);
}

/** An end of the interval of a change: signed only where it is below zero. */
export function formatChangeBound(format: Format, unit: Unit, bound: number): string {
  if (unit === "scale") return format.mean(bound);
  return format.decimal(unit === "share" ? bound * 100 : bound);
}

/**
 * An interval beside its value: ±2.1 where both halves are equal to the eye, else both ends written out.
 * `range` puts "low to high" into words.
 */
export function formatInterval(
  format: Format,
  unit: Unit,
  value: number,
  { low, high }: Bounds,
  range: (low: string, high: string) => string,
  rough = false,
): string {
  const scale = unit === "share" ? 100 : 1;
  const half = unit === "scale" ? format.mean : rough ? format.whole : format.decimal;
  const [below, above] = [half((value - low) * scale), half((high - value) * scale)];
  return below === above ? `±${below}` : formatEnds(format, unit, { low, high }, range, rough);
}

/** Both ends, also of an even interval: in a column every row says its interval in one way. */
export function formatEnds(
  format: Format,
  unit: Unit,
  { low, high }: Bounds,
  range: (low: string, high: string) => string,
  rough = false,
): string {
  return range(formatBound(format, unit, low, rough), formatBound(format, unit, high, rough));
}

/** As far as a unit can go, so that no axis promises more. */
export function boundsOf(unit: Unit, scale: { min: number; max: number } | null): [low: number, high: number] {
  if (unit === "points") return [-100, 100];
  if (unit === "share") return [0, 1];
  if (unit === "scale" && scale) return [scale.min, scale.max];
  return unit === "index" ? [0, 100] : [0, Number.MAX_SAFE_INTEGER];
}

/** A round value on an axis: +40, 80%, 4.5. */
export function formatTick(format: Format, unit: Unit, value: number): string {
  if (unit === "points") return format.wholePoints(value);
  if (unit === "share") return format.wholePercent(value);
  return unit === "scale" ? format.decimal(value) : format.whole(value);
}

/** The scales that an index is pooled over: "1–5 and 1–7". */
export function scaleList(
  pooled: readonly { scale: { min: number; max: number } }[],
  format: Pick<Format, "list">,
): string {
  return format.list([...new Set(pooled.map(({ scale: { min, max } }) => `${min}–${max}`))]);
}
