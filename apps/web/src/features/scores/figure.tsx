import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatEnds, formatInterval, formatValue } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import type { Measure } from "#lib/measure.ts";

/**
 * Marks what shows a figure, so that a test can walk all pages and find that each says its n and interval where it stands.
 * `absent` is a figure that says why there is no number; a count is no estimate and has no interval.
 */
export function figureOf({ value, n, unit }: Pick<Measure, "value" | "n" | "unit">) {
  const kind = value === null ? "absent" : unit === "responses" ? "count" : "score";
  return { "data-figure": kind, "data-n": n } as const;
}

export type FigureProps = {
  measure: Measure;
  format: Format;
  /** Wraps the number in the link to its trace. */
  trace: (number: ReactNode) => ReactNode;
};

/** The headline number with what judges it on its baseline: n and interval. Too few answers: the rule instead of a number. */
export function HeadlineFigure({ measure, format, trace }: FigureProps) {
  const t = useTranslations("common.figures");
  const { value, unit, n, effectiveN, base, withheld } = measure;
  if (value === null) {
    return (
      <p className="flex min-h-11 items-end text-body text-ink-2 max-rail:min-h-9" {...figureOf(measure)}>
        {withheld
          ? t("withheld", { n: format.count(effectiveN ?? n), rule: format.count(withheld.minimum) })
          : t("noAnswers")}
      </p>
    );
  }
  const rough = base === "lowBase";
  return (
    <p className="flex flex-wrap items-baseline gap-x-2" {...figureOf(measure)}>
      {/* At this size kerning draws a decimal point under the figure before it: 67.1 would read as 671. */}
      <span className={cx("text-value [font-kerning:none] max-rail:text-value-phone", rough && "font-normal")}>
        {trace(<Value text={formatValue(format, unit, value, rough)} />)}
      </span>
      {unit === "responses" ? null : <Judged measure={measure} format={format} />}
    </p>
  );
}

/** A percent sign is read, not looked at: it stands smaller behind its number. */
function Value({ text }: { text: string }) {
  if (!text.endsWith("%")) return text;
  return (
    <>
      {text.slice(0, -1)}
      <span className="text-cell">%</span>
    </>
  );
}

export type JudgedProps = Pick<FigureProps, "measure" | "format"> & {
  /** It stands under others of its kind, which all write out both ends. */
  inColumn?: boolean;
};

/** "n = 4,970 · ±2.1", and "low base" where it is. */
export function Judged({ measure, format, inColumn = false }: JudgedProps) {
  const t = useTranslations("common.figures");
  const { value, unit, n, base, interval } = measure;
  const rough = base === "lowBase";
  const count = format.count(n);
  const range = (low: string, high: string) => t("range", { low, high });
  return (
    <span className="text-ink-3 text-small tabular-nums">
      {value === null || interval === null
        ? t("n", { n: count })
        : t("nAndInterval", {
            n: count,
            interval: inColumn
              ? formatEnds(format, unit, interval, range, rough)
              : formatInterval(format, unit, value, interval, range, rough),
          })}
      {rough ? ` · ${t("lowBase")}` : null}
    </span>
  );
}
