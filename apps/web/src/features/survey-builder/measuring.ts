import type { ScaleReference, Texts } from "@heard/survey/runtime";
import type { LocalisedText } from "#lib/measure.ts";

export type MetricOption = {
  key: string;
  name: LocalisedText;
  kind: "nps" | "csat" | "ces" | "driver";
  /** Not there yet: publication adds it, as a template of the product knows it. */
  isNew: boolean;
};

export type ScaleOption = ScaleReference & {
  /** How a question on it is usually worded. */
  wording: Texts;
  /** In the list of scales: the words of this version are fixed. */
  isKnown: boolean;
};

/** What scores can count for and be asked on. */
export type Measuring = { metrics: MetricOption[]; scales: ScaleOption[] };

const kindsOf: Record<string, readonly MetricOption["kind"][]> = {
  nps: ["nps"],
  csat: ["csat", "driver"],
  ces: ["ces"],
  stars: ["csat", "driver"],
  rating: ["csat", "driver"],
  matrix: ["csat", "driver", "ces", "nps"],
};

/** The metrics that a type of question can count for. */
export const metricsFor = ({ metrics }: Measuring, type: string): MetricOption[] =>
  metrics.filter(({ kind }) => kindsOf[type]?.includes(kind));

/** The newest version of a scale. */
export function newestScale({ scales }: Measuring, key: string): ScaleOption | null {
  const versions = scales.filter((scale) => scale.key === key);
  return versions.reduce<ScaleOption | null>((best, one) => (best && best.version >= one.version ? best : one), null);
}

/** The very version that a question is asked on, if the list of scales has it. */
export const knownScale = ({ scales }: Measuring, { key, version }: ScaleReference): ScaleOption | null =>
  scales.find((scale) => scale.key === key && scale.version === version && scale.isKnown) ?? null;

const fits: Record<string, (scale: ScaleReference) => boolean> = {
  nps: ({ min, max, direction }) => min === 0 && max === 10 && direction === "higherIsBetter",
  csat: ({ min, max, direction }) => min === 1 && (max === 5 || max === 7) && direction === "higherIsBetter",
  ces: ({ min, max }) => min === 1 && (max === 5 || max === 7),
  stars: ({ min, max, direction }) => min === 1 && max >= 3 && max <= 10 && direction === "higherIsBetter",
};

/** The scales on which a type of question can be asked, the newest version of each. */
export function scalesFor(measuring: Measuring, type: string): ScaleOption[] {
  const keys = [...new Set(measuring.scales.map(({ key }) => key))];
  return keys
    .flatMap((key) => newestScale(measuring, key) ?? [])
    .filter((scale) => {
      if (type === "rating" || type === "matrix") return !/^(nps|ces|stars)-/.test(scale.key);
      return scale.key.startsWith(`${type}-`) && (fits[type]?.(scale) ?? false);
    });
}

/** Texts in the languages that a survey speaks. */
export const spoken = (texts: Texts | LocalisedText, languages: readonly string[]): Texts =>
  Object.fromEntries(
    Object.entries(texts).filter(
      (entry): entry is [string, string] => languages.includes(entry[0]) && Boolean(entry[1]),
    ),
  );

/** A copy of a scale as a version of a survey keeps it. */
export function referenceTo(scale: ScaleReference, languages: readonly string[]): ScaleReference {
  const { key, version, min, max, direction } = scale;
  const labels = Object.fromEntries(
    Object.entries(scale.labels).map(([point, texts]) => [point, spoken(texts, languages)]),
  );
  return { key, version, min, max, direction, labels };
}

/** Stars from one up to so many. */
export const starsUpTo = (max: number): ScaleReference => ({
  ...{ key: `stars-1-${max}`, version: 1, min: 1, max, direction: "higherIsBetter", labels: {} },
});
