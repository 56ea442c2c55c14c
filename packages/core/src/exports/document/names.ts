import type { LocalisedText } from "@heard/db/schema/columns";
import { type Mode, modeCodes } from "../../catalogue/rules.ts";
import type { MeasureFilters } from "../../measures/index.ts";
import { noValue } from "../../measures/rules.ts";
import type { ExportScope } from "./scope.ts";

type Dimension = Exclude<keyof MeasureFilters, "segments">;
type Named = { key: string; name: LocalisedText };

/** The name of a value of a dimension: by the organisation's catalogue, or by the product for modes and languages. */
export function valueName({ catalogue, words }: ExportScope, dimension: Dimension, key: string): string {
  const { t, name } = words;
  if (key === noValue) return t("scores.breakdown.none");
  if (dimension === "mode") return isMode(key) ? t(`common.modes.${key}`) : key;
  if (dimension === "language") return languageName(words.locale, key);
  if (dimension === "source") return catalogue.sources.get(key)?.name ?? key;
  const rows: Record<typeof dimension, Iterable<Named>> = {
    stage: catalogue.stages,
    touchpoint: catalogue.touchpoints.values(),
    channel: catalogue.channels.values(),
  };
  const found = [...rows[dimension]].find((row) => row.key === key);
  return found ? name(found.name) : key;
}

function segmentName({ catalogue, words }: ExportScope, field: string): string {
  const found = catalogue.segmentFields.get(field);
  return found ? words.name(found.name) : field;
}

export function segmentValueName({ catalogue, words }: ExportScope, field: string, value: string): string {
  if (value === noValue) return words.t("scores.breakdown.none");
  const found = catalogue.segmentFields.get(field)?.values.get(value);
  return found?.name ? words.name(found.name) : value;
}

/** The filters in words: "Touchpoint: Returns; Region: East, West". Empty where nothing is filtered. */
export function filterText(scope: ExportScope, { segments, ...dimensions }: MeasureFilters): string {
  const { t } = scope.words;
  const fixed = (Object.entries(dimensions) as [Dimension, readonly string[] | undefined][]).flatMap(
    ([dimension, keys]) =>
      keys
        ? [`${t(`scores.filters.${dimension}`)}: ${keys.map((key) => valueName(scope, dimension, key)).join(", ")}`]
        : [],
  );
  const own = Object.entries(segments ?? {}).map(
    ([field, values]) =>
      `${segmentName(scope, field)}: ${values.map((value) => segmentValueName(scope, field, value)).join(", ")}`,
  );
  return [...fixed, ...own].join("; ");
}

const isMode = (key: string): key is Mode => key in modeCodes;

function languageName(locale: string, tag: string): string {
  return new Intl.DisplayNames(locale, { type: "language", languageDisplay: "standard" }).of(tag) ?? tag;
}
