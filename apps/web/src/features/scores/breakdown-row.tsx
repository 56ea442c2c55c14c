import type { Domain } from "@heard/ui/charts/geometry";
import { AbsentRow, IntervalRow } from "@heard/ui/charts/interval-row";
import { cx } from "@heard/ui/cx";
import { Cell, RowHead } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { TraceLink } from "#features/trace/trace-link.tsx";
import { formatEnds, formatInterval, formatValue } from "#lib/figures.ts";
import type { Measure } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import type { BreakdownRow as RowData } from "./breakdown-data.ts";
import { Change } from "./change.tsx";
import { figureOf, Judged } from "./figure.tsx";
import { type ScreenContext, traceHref } from "./screen-context.ts";

export type BreakdownRowProps = { row: RowData; total: Measure; domain: Domain | null; screen: ScreenContext };

/** One value of a dimension: name, plot, number, n, change. On a phone: name and value, plot, verdict. */
export function BreakdownRow({ row, total, domain, screen }: BreakdownRowProps) {
  const t = useTranslations();
  const { format } = screen;
  const { measure } = row;
  const { value, unit, interval, base, n } = measure;
  const rough = base === "lowBase";
  const range = (low: string, high: string) => t("common.figures.range", { low, high });
  return (
    <tr
      {...figureOf(measure)}
      className="max-rail:grid max-rail:grid-cols-[minmax(0,1fr)_auto] max-rail:border-line max-rail:border-b max-rail:py-2.5 max-rail:[&>*]:border-0 max-rail:[&>*]:p-0"
    >
      <RowHead className={cx("wrap-anywhere rail:min-w-44", base === "none" && "text-ink-2")}>
        {row.name}
        {row.under ? <span className="block font-normal text-ink-3 text-small">{row.under}</span> : null}
      </RowHead>
      <Cell className="pr-10 max-rail:col-span-2 max-rail:row-start-2 max-rail:px-3!">
        {base === "none" || !domain ? (
          <AbsentRow>
            {base !== "none" ? (
              t("common.verdicts.tooFewAnswers")
            ) : row.hasListeningPath ? (
              t("scores.breakdown.noAnswers")
            ) : (
              <Link href={paths.listening(screen.organisation.key)} className="text-accent underline">
                {t("scores.breakdown.noListening")}
              </Link>
            )}
          </AbsentRow>
        ) : (
          <IntervalRow
            label={plotSentence(row, format, range)}
            domain={domain}
            value={value}
            low={interval?.low ?? null}
            high={interval?.high ?? null}
            before={measure.change?.previous.value ?? null}
            all={total.value}
            lowBase={rough}
          />
        )}
      </Cell>
      <Cell numeric className="whitespace-nowrap pr-6 max-rail:text-right">
        {value === null ? null : (
          <TraceLink
            href={traceHref(screen, measure)}
            label={t("common.figures.trace", { name: row.name, value: formatValue(format, unit, value, rough) })}
          >
            <span className={rough ? "text-body" : "font-semibold text-body"}>
              {formatValue(format, unit, value, rough)}
            </span>
          </TraceLink>
        )}
        <span className="block text-ink-3 text-small max-rail:hidden">
          {interval === null || value === null ? null : formatEnds(format, unit, interval, range, rough)}
        </span>
        <span className="block rail:hidden">
          <Judged measure={measure} format={format} inColumn />
        </span>
      </Cell>
      <Cell numeric className="whitespace-nowrap pr-8 max-rail:hidden">
        <span className="text-body">{format.count(n)}</span>
        {rough ? <span className="block text-ink-3 text-small">{t("common.figures.lowBase")}</span> : null}
      </Cell>
      <Cell className="rail:whitespace-nowrap max-rail:col-span-2 max-rail:row-start-3">
        {measure.withheld ? (
          <span className="text-ink-3 text-small">
            {t("common.figures.withheldReason", { rule: format.count(measure.withheld.minimum) })}
          </span>
        ) : base === "none" ? null : (
          <Change measure={measure} format={format} needed={screen.organisation.lowBelow} />
        )}
      </Cell>
    </tr>
  );
}

function plotSentence(
  { name, measure }: RowData,
  format: ScreenContext["format"],
  range: (low: string, high: string) => string,
): string {
  const { value, unit, interval } = measure;
  if (value === null) return name;
  const text = formatValue(format, unit, value, measure.base === "lowBase");
  return interval ? `${name}: ${text} (${formatInterval(format, unit, value, interval, range)})` : `${name}: ${text}`;
}
