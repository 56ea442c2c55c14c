import type { JourneyView } from "@heard/core/journey-view";
import type { JourneyKind } from "@heard/core/journey-view/rules";
import type { Measure as CoreMeasure } from "@heard/core/measures";
import type { Locale } from "@heard/messages";
import { type Domain, niceDomain } from "@heard/ui/charts/geometry";
import { boundsOf } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import type { TraceQuery } from "#lib/measure.ts";

/** Where the parts of the map lead; a map that is looked at from outside leads nowhere. */
export type MapLinks = {
  trace: (trace: TraceQuery) => string;
  comments: ((touchpoint: string) => string) | null;
  plan: (number: number) => string;
  cases: ((touchpoint: string) => string) | null;
  logPlan: ((touchpoint: string, trace: TraceQuery | null) => string) | null;
  listening: string;
  /** Whether the reader draws into the map. */
  canDraw: boolean;
};

/** What every part of the map needs to know beside its numbers. */
export type MapContext = {
  locale: Locale;
  format: Format;
  lowBelow: number;
  links: MapLinks | null;
  /** One scale for all bars of a question. */
  domains: Record<JourneyKind, Domain | null>;
};

/** Round ends that hold every interval and every tick of a question, over the whole map. */
export function domainsOf({ stages, touchpoints }: Pick<JourneyView, "stages" | "touchpoints">): MapContext["domains"] {
  const of = (kind: JourneyKind) => {
    const measures = [...stages, ...touchpoints].flatMap(({ figures }) => figures[kind] ?? []);
    return niceDomain(measures.flatMap(endsOf), boundsOf(measures[0]?.unit ?? "index", measures[0]?.scale ?? null));
  };
  return { csat: of("csat"), nps: of("nps"), ces: of("ces") };
}

const endsOf = ({ value, interval, change }: CoreMeasure) =>
  value === null ? [] : [value, interval?.low ?? null, interval?.high ?? null, change?.previous.value ?? null];

/** The touchpoints of a stage, with the number that each has along the whole journey. */
export function placesOf({ touchpoints }: Pick<JourneyView, "touchpoints">, stage: string | null) {
  return touchpoints.flatMap((cell, index) => (cell.stage === stage ? [{ cell, number: index + 1 }] : []));
}

/** The stage that is below all others beyond the noise of its answers; `null` where none is. */
export function lowestStage({ stages, comparisons }: Pick<JourneyView, "stages" | "comparisons">) {
  const known = comparisons.csat.figures.flatMap((figure, index) =>
    figure?.interval && stages[index] ? [{ stage: stages[index], ...figure.interval }] : [],
  );
  const [lowest, ...others] = known.sort((a, b) => a.high - b.high);
  return lowest && others.length > 0 && others.every(({ low }) => low > lowest.high) ? lowest.stage : null;
}
