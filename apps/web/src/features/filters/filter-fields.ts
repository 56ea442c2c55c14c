import type { Locale } from "@heard/messages";
import type { Catalogue, Named } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import type { FilterField } from "./filter-value.ts";

export type FilterWords = {
  fields: Record<"source" | "stage" | "touchpoint" | "channel" | "mode" | "language", string>;
  modes: Record<string, string>;
  languages: Record<string, string>;
};

/** The filters of an organisation: the usual ones first, then its own segments, then the rest. */
export function filterFields(
  catalogue: Catalogue,
  locale: Locale,
  words: FilterWords,
): { fields: FilterField[]; moreFields: FilterField[] } {
  const named = (rows: readonly Named[]) => rows.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }));
  const fixed = (values: Record<string, string>) => Object.entries(values).map(([value, label]) => ({ value, label }));
  const segments = catalogue.segmentFields.map(
    ({ key, name, values }): FilterField => ({
      id: `segment:${key}`,
      label: nameIn(locale, name),
      options: named(values),
    }),
  );
  return {
    fields: [
      { id: "touchpoint", label: words.fields.touchpoint, options: named(catalogue.touchpoints) },
      { id: "channel", label: words.fields.channel, options: named(catalogue.channels) },
      ...segments.slice(0, 1),
      { id: "language", label: words.fields.language, options: fixed(words.languages) },
    ],
    moreFields: [
      ...segments.slice(1),
      { id: "stage", label: words.fields.stage, options: named(catalogue.stages) },
      { id: "source", label: words.fields.source, options: named(catalogue.sources) },
      { id: "mode", label: words.fields.mode, options: fixed(words.modes) },
    ],
  };
}
