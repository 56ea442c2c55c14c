import { histogramFromCounts, npsScale, type Scale, type ScoreHistogram } from "../../src/index.ts";
import { type Input, readNumber, readNumbers } from "./read.ts";

/** Eleven counts of scores 0–10. */
export function readNpsHistogram(input: Input, name: string): ScoreHistogram {
  return histogramFromCounts(npsScale, readNumbers(input, name));
}

/** Counts from the scale's minimum up; the maximum follows from their number. */
export function readHistogram(
  input: Input,
  name: string,
  direction: Scale["direction"] = "higherIsBetter",
): ScoreHistogram {
  const counts = readNumbers(input, name);
  const min = readNumber(input, "min");
  return histogramFromCounts({ min, max: min + counts.length - 1, direction }, counts);
}

/** The ends of an interval as a pair. */
export function ends(interval: { low: number; high: number } | null): [number, number] | null {
  return interval && [interval.low, interval.high];
}
