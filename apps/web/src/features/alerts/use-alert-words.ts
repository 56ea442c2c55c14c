import type { AlertItem, AlertMeasure, AlertPlace } from "@heard/core/alerts";
import { useLocale, useTranslations } from "next-intl";
import { formatBound, formatChange, formatChangeBound, formatValue, type Unit } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";

/** The changes of numbers of answers are shares of what was expected. */
const unitOfChange = (unit: Unit): Unit => (unit === "responses" ? "share" : unit);

/** An alert in the reader's language: where, what and how far, each number in the unit of its measure. */
export function useAlertWords(format: Format) {
  const t = useTranslations("alerts");
  const modes = useTranslations("common.modes");
  const languages = useTranslations("common.languages");
  const locale = useLocale();
  const place = (where: AlertPlace | null): string => {
    if (where === null) return t("all");
    if (where.dimension === "mode") return modes(where.key as Parameters<typeof modes>[0]);
    if (where.dimension === "language") return where.key === "und" ? languages("und") : format.language(where.key);
    const name = where.name ? nameIn(locale, where.name) : where.key;
    return where.field ? t("withField", { field: nameIn(locale, where.field), name }) : name;
  };
  const measure = ({ kind, key, name }: AlertMeasure): string => {
    if (name) return nameIn(locale, name);
    return kind === "comments" || kind === "volume" || kind === "silent" ? t(`measures.${kind}`) : (key ?? kind);
  };
  const value = ({ unit }: AlertMeasure, one: number) => formatValue(format, unit, one);
  return {
    place,
    measure,
    value,
    bound: ({ unit }: AlertMeasure, one: number) => formatBound(format, unit, one),
    /** On an axis a whole number stands without its nought. */
    tick: ({ unit }: AlertMeasure, one: number) =>
      formatBound(format, unit, one, Number.isInteger(Math.round((unit === "share" ? one * 100 : one) * 1e6) / 1e6)),
    delta: ({ unit }: AlertMeasure, one: number) =>
      unit === "responses" ? format.percent(one) : formatChange(format, unit, one),
    end: ({ unit }: AlertMeasure, one: number) => formatChangeBound(format, unitOfChange(unit), one),
    title: ({ measure: of, where, direction, change }: AlertItem): string =>
      t(`found.${of.kind}.${direction}`, {
        ...{ where: place(where), measure: measure(of) },
        value: change ? value(of, change.mean) : "",
      }),
  };
}
export type AlertWords = ReturnType<typeof useAlertWords>;
