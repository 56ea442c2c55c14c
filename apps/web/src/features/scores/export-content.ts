import type { ExportContent } from "@heard/core/exports";
import type { RowOrder } from "@heard/core/measures/rules";
import type { MeasureResult } from "#lib/measure.ts";
import type { ScreenContext } from "./screen-context.ts";

/** The parts of a screen of numbers as exports, with the very period, comparison and filters that it shows. */
export function exportContents(screen: Pick<ScreenContext, "period" | "view" | "grain">) {
  const { period, view, grain } = screen;
  const base = {
    period,
    filters: view.slice,
    ...(view.compare === "none" ? {} : { compare: view.compare }),
    ...(view.journey === null ? {} : { journeyVersion: view.journey }),
  };
  const figure = ({ total: { metric, method } }: MeasureResult) => ({
    ...base,
    metric,
    // The response count has no methods to choose from.
    ...(metric === "responses" ? {} : { method }),
  });
  return {
    scores: (): ExportContent => ({ kind: "scores", ...base }),
    trend: (result: MeasureResult): ExportContent => ({ kind: "trend", ...figure(result), grain }),
    distribution: (result: MeasureResult): ExportContent => ({ kind: "distribution", ...figure(result) }),
    breakdown: (result: MeasureResult, by: string, order: RowOrder | null): ExportContent => ({
      kind: "breakdown",
      ...figure(result),
      groupBy: by as Extract<ExportContent, { kind: "breakdown" }>["groupBy"],
      ...(order ? { order } : {}),
    }),
  };
}
