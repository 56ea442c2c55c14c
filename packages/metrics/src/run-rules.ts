import type { IndividualsChart } from "./individuals-chart.ts";
import { entryAt } from "./vector.ts";

/** 1: one beyond 3σ · 2: two of three beyond 2σ · 3: four of five beyond 1σ · 4: eight in a row; all on one side of the centre. */
export type RunRule = 1 | 2 | 3 | 4;
export type RunSignal = {
  /** The last point of the pattern, which itself lies beyond. */
  readonly index: number;
  readonly rule: RunRule;
  readonly side: "above" | "below";
};

const patterns = {
  1: { needed: 1, window: 1, sigmas: 3 },
  2: { needed: 2, window: 3, sigmas: 2 },
  3: { needed: 4, window: 5, sigmas: 1 },
  4: { needed: 8, window: 8, sigmas: 0 },
} as const satisfies Record<RunRule, { needed: number; window: number; sigmas: number }>;

/**
 * Where a series leaves its chart, by index, then rule. Rules 1 and 4 by default: 2 and 3 find shifts sooner and raise more false alarms, so people
 * switch them on. A point on a line is not beyond it. Source: Wheeler & Chambers 1992.
 * @example
 * runSignals([1, 1, 9], { centre: 1, sigma: 2 }); // => [{ index: 2, rule: 1, side: "above" }]
 */
export function runSignals(
  x: readonly number[],
  { centre, sigma }: Pick<IndividualsChart, "centre" | "sigma">,
  rules: readonly RunRule[] = [1, 4],
): RunSignal[] {
  const ordered = [...rules].sort();
  return x.flatMap((value, index) => {
    const side = value > centre ? "above" : "below";
    const sign = side === "above" ? 1 : -1;
    return ordered.flatMap((rule) => {
      const { needed, window, sigmas } = patterns[rule];
      const beyond = (at: number) => sign * (entryAt(x, at) - centre) > sigmas * sigma;
      if (!beyond(index)) return [];
      let count = 0;
      for (let at = Math.max(0, index - window + 1); at <= index; at += 1) if (beyond(at)) count += 1;
      return count >= needed ? [{ index, rule, side } as const] : [];
    });
  });
}
