import type { Locale } from "@heard/messages";
import { traceText } from "#features/trace/trace-target.ts";
import type { DayRange } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import type { Measure } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import type { Grain } from "#lib/period.ts";
import { dimensions, type Slice } from "#lib/slice.ts";
import { type ScoresView, scoresQuery } from "./scores-view.ts";

/** What every part of a screen of numbers needs to know beside its numbers. */
export type ScreenContext = {
  organisation: { key: string; name: string; timeZone: string; yearStartMonth: number; lowBelow: number };
  /** Whether the reader may take numbers away. */
  canExport: boolean;
  locale: Locale;
  format: Format;
  view: ScoresView;
  period: DayRange;
  grain: Grain;
  /** The address of this screen with another view. */
  hrefOf: (view: ScoresView, more?: Record<string, string>) => string;
};

/** The address that opens the trace of a measure over this very screen. */
export function traceHref(screen: ScreenContext, measure: Measure, period: DayRange | null = null): string {
  const { metric, method, trace } = measure;
  return screen.hrefOf(screen.view, {
    trace: traceText({
      metric,
      method,
      period,
      scale: trace.scale ?? null,
      slice: sliceBeyond(screen.view.slice, trace.filters),
    }),
  });
}

/** The filters that a measure has and its view has not: those of its row. */
function sliceBeyond(view: Slice, filters: Record<string, unknown>): Slice {
  const slice: Slice = {};
  const lists = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  for (const dimension of dimensions) {
    const own = lists(filters[dimension]);
    if (own.length > 0 && own.join() !== (view[dimension] ?? []).join()) slice[dimension] = own;
  }
  const segments = typeof filters.segments === "object" && filters.segments !== null ? filters.segments : {};
  const beyond = Object.entries(segments).filter(
    ([field, values]) => lists(values).join() !== (view.segments?.[field] ?? []).join(),
  );
  return beyond.length > 0
    ? { ...slice, segments: Object.fromEntries(beyond.map(([field, values]) => [field, lists(values)])) }
    : slice;
}

/** The Scores screen's own address builder. */
export function scoresHref(organisationKey: string): ScreenContext["hrefOf"] {
  return (view, more = {}) => paths.scores(organisationKey, { ...scoresQuery(view), ...more });
}
