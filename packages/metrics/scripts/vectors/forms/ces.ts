import { type Direction, easeCounts, easeSummary, moments } from "../../../src/index.ts";
import { readHistogram } from "../histograms.ts";
import { type Input, readNumber, readString } from "../read.ts";
import type { VectorForm } from "../vector.ts";

const directionOf: Record<string, Direction> = { highIsEasy: "higherIsBetter", lowIsEasy: "lowerIsBetter" };

export const cesForms: VectorForm[] = [{ name: "ces", inputs: ["hist", "min", "max", "polarity"], compute: summarise }];

function summarise(input: Input) {
  const direction = directionOf[readString(input, "polarity")];
  if (!direction) throw new RangeError(`polarity ${readString(input, "polarity")} is unknown`);
  const histogram = readHistogram(input, "hist", direction);
  const { min, max } = histogram.scale;
  if (max !== readNumber(input, "max")) throw new RangeError("max does not go with min and hist");
  const { easy, difficult, n } = easeCounts(histogram);
  const mean = moments(histogram)?.mean ?? null;
  const outer = Math.floor((histogram.counts.length - 1) / 2);
  const lowEnd = `${min}-${min + outer - 1}`;
  const highEnd = `${max - outer + 1}-${max}`;
  const [easyPoints, difficultPoints] = direction === "higherIsBetter" ? [highEnd, lowEnd] : [lowEnd, highEnd];
  const percent = (count: number) => (n > 0 ? (100 * count) / n : null);
  return {
    ...(direction === "higherIsBetter"
      ? { mean }
      : { rawMean: mean, orientedMean: mean === null ? null : min + max - mean }),
    [`easyPct(${easyPoints})`]: percent(easy),
    [`difficultPct(${difficultPoints})`]: percent(difficult),
    netEasy: percent(easy - difficult),
    score0to100: easeSummary(histogram)?.value ?? null,
  };
}
