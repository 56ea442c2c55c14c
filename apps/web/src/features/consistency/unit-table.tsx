import type { ConsistencyReport } from "@heard/core/consistency";
import { niceDomain, ticksOf } from "@heard/ui/charts/geometry";
import { IntervalRow, IntervalScale } from "@heard/ui/charts/interval-row";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { figureOf } from "#features/scores/figure.tsx";
import { formatEnds, formatTick, formatValue } from "#lib/figures.ts";
import { nameIn } from "#lib/measure.ts";
import type { ConsistencyContext } from "./consistency-screen.tsx";

const phoneRow =
  "max-rail:grid max-rail:grid-cols-[minmax(0,1fr)_auto] max-rail:gap-x-3 max-rail:border-line max-rail:border-b max-rail:py-2.5 max-rail:[&>*]:border-0 max-rail:[&>*]:p-0";

/** The units in the order of their drawn-in values, each with the ranks that chance leaves open. */
export function UnitTable({ report, context }: { report: ConsistencyReport; context: ConsistencyContext }) {
  const t = useTranslations("consistency.table");
  const common = useTranslations("common.figures");
  const { format, locale } = context;
  const { unit } = report.total;
  const spoken = (low: string, high: string) => common("range", { low, high });
  const ends = report.units.flatMap(({ interval, value }) => (interval ? [interval.low, interval.high] : [value]));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const domain = niceDomain(ends, [low - (high - low) / 10, high + (high - low) / 10]) ?? [low, high];
  const rankText = ({ low, high }: { low: number; high: number }) =>
    low === high ? String(low) : t("ranks", { low, high });
  return (
    <Table className="max-rail:block">
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="max-rail:hidden">
        <tr>
          <Column className="w-[28%]">{t("unit")}</Column>
          <Column className="pr-8">
            <span className="sr-only">{t("axis")}</span>
            <IntervalScale
              domain={domain}
              ticks={ticksOf(domain).map((value) => ({ value, label: formatTick(format, unit, value) }))}
            />
          </Column>
          <Column numeric className="w-[18%]">
            {t("value")}
          </Column>
          <Column numeric className="w-[12%]">
            {t("shrunk")}
          </Column>
          <Column numeric className="w-[10%]">
            {t("rank")}
          </Column>
        </tr>
      </thead>
      <tbody className="max-rail:block">
        {report.units.map(({ key, name, value, n, interval, shrunk, rank }) => {
          const label = name ? nameIn(locale, name) : (key ?? "");
          const range = interval ? formatEnds(format, unit, interval, spoken) : "";
          return (
            <tr key={key} {...figureOf({ value, n, unit })} className={phoneRow}>
              <RowHead className="wrap-anywhere font-medium">{label}</RowHead>
              <Cell className="pr-8 max-rail:col-span-2 max-rail:row-start-2">
                <IntervalRow
                  label={`${label}: ${formatValue(format, unit, value)} (${range})`}
                  domain={domain}
                  value={value}
                  low={interval?.low ?? null}
                  high={interval?.high ?? null}
                  all={report.total.value}
                />
              </Cell>
              <Cell numeric className="tabular-nums">
                <span className="block font-semibold">{formatValue(format, unit, value)}</span>
                <span className="block text-ink-3 text-small">
                  {interval
                    ? common("nAndInterval", { n: format.count(n), interval: range })
                    : common("n", { n: format.count(n) })}
                </span>
              </Cell>
              <Cell numeric className="tabular-nums max-rail:row-start-3 max-rail:text-left">
                <span className="mr-1 text-ink-3 text-small rail:hidden">{t("shrunk")}</span>
                {formatValue(format, unit, shrunk)}
              </Cell>
              <Cell numeric className="tabular-nums max-rail:row-start-3">
                <span className="mr-1 text-ink-3 text-small rail:hidden">{t("rank")}</span>
                {rankText(rank)}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
