"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatValue } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import type { Measure } from "#lib/measure.ts";

export type TraceFactsProps = {
  measure: Measure;
  format: Format;
  /** The question as it was asked, in the reader's language. */
  question: string | null;
  /** The filters in words; empty when there are none. */
  filters: string[];
};

/** What the number is: definition, interval, filters, question, scale. */
export function TraceFacts({ measure, format, question, filters }: TraceFactsProps) {
  const t = useTranslations("trace");
  const directions = useTranslations("common.directions");
  const figures = useTranslations("common.figures");
  const { interval, unit, scale, pooled, method, trace } = measure;
  const scales = (pooled ?? (scale ? [{ scale, n: null }] : [])).map(({ scale: one, n }) => ({
    min: String(one.min),
    max: String(one.max),
    direction: directions(one.direction).toLocaleLowerCase(),
    version: String(one.version),
    n: n === null ? null : format.count(n),
  }));
  const methods = ["adjustedWald", "wilson", "studentT"] as const;
  const known = methods.find((one) => one === interval?.method);
  return (
    <dl className="mt-5">
      <Fact name={t("definition")}>{t(`definitions.${method}`)}</Fact>
      {interval ? (
        <Fact name={t("interval")}>
          {t("intervalValue", {
            low: formatValue(format, unit, interval.low),
            high: formatValue(format, unit, interval.high),
            method: known ? t(`intervalMethods.${known}`) : interval.method,
          })}
        </Fact>
      ) : null}
      <Fact name={t("filters")}>
        {[format.days(trace.period.from, trace.period.to), ...(filters.length > 0 ? filters : [t("everything")])].join(
          " · ",
        )}
      </Fact>
      {question ? <Fact name={t("question")}>{question}</Fact> : null}
      {scales.length > 0 ? (
        <Fact name={t("scale")}>
          {scales.map(({ n, ...words }) => (
            <span key={`${words.min} ${words.max} ${words.version}`} className="block">
              {t("scaleValue", words)}
              {n === null ? null : ` · ${figures("n", { n })}`}
            </span>
          ))}
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 py-1 text-body">
      <dt className="text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The account of rows: what the slice holds, what is left out and why, what counts. It adds up on screen. */
export function TraceRows({ measure, format }: { measure: Measure; format: Format }) {
  const t = useTranslations("trace");
  const left = measure.excluded.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="mt-6">
      <h3 className="mb-1 font-semibold text-body">{t("rows")}</h3>
      <dl className="tabular-nums">
        <Line name={t("received")} count={format.count(measure.n + left)} />
        {measure.excluded.map(({ reason, count }) => (
          <Line key={reason} name={t(`excluded.${reason}`)} count={format.signedCount(-count)} indented />
        ))}
        <Line name={t("counted")} count={format.count(measure.n)} strong />
      </dl>
    </section>
  );
}

type LineProps = { name: string; count: string; indented?: boolean; strong?: boolean };

function Line({ name, count, indented = false, strong = false }: LineProps) {
  return (
    <div
      className={`flex justify-between gap-4 border-line border-b py-1.5 text-body ${strong ? "font-semibold" : ""}`}
    >
      <dt className={indented ? "pl-4 text-ink-2" : undefined}>{name}</dt>
      <dd>{count}</dd>
    </div>
  );
}
