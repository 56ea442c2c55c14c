import type { LocalisedText } from "./measure.ts";

/** A thing with a key and a name, as filters and breakdowns offer it. */
export type Named = { key: string; name: LocalisedText };

export type CatalogueScale = {
  min: number;
  max: number;
  direction: "higherIsBetter" | "lowerIsBetter";
  version: number;
  labels: Record<string, LocalisedText>;
  wording: Partial<LocalisedText>;
};

export type CatalogueMetric = Named & {
  kind: "nps" | "csat" | "ces" | "driver";
  scope: "relationship" | "transaction";
  headlineMethod: string;
  hasItems: boolean;
  scale: CatalogueScale | null;
};

/** What can be named in one organisation: what screens need for filters, labels and breakdowns. */
export type Catalogue = {
  metrics: CatalogueMetric[];
  /** Put away; what was measured by them still says their names. */
  archivedMetrics: Named[];
  stages: Named[];
  touchpoints: (Named & { stage: string | null })[];
  channels: Named[];
  sources: Named[];
  segmentFields: (Named & { values: Named[] })[];
  /** The reader sees the touchpoints listed here and no others, nor a total above them. */
  isLimited: boolean;
};

/** Keys of the metrics that are asked as drivers of another one. */
export const driversOf = ({ metrics }: Pick<Catalogue, "metrics">): ReadonlySet<string> =>
  new Set(metrics.filter(({ kind }) => kind === "driver").map(({ key }) => key));

/** What a headline speaks of, of all that was answered: what drives a score is read below it, unless there is nothing else. */
export function headlinersOf<Result>(
  results: readonly Result[],
  of: (result: Result) => { metric: string; n: number },
  catalogue: Pick<Catalogue, "metrics">,
): readonly Result[] {
  const drivers = driversOf(catalogue);
  const answered = results.filter((result) => of(result).n > 0);
  const heads = answered.filter((result) => !drivers.has(of(result).metric));
  return heads.length > 0 ? heads : answered;
}
