import type { Annotation } from "@heard/core/annotations";
import { ChartFrame } from "@heard/ui/charts/chart-frame";
import { type Domain, niceDomain, spreadIndexes, ticksOf } from "@heard/ui/charts/geometry";
import { TrendChart, type TrendChartProps } from "@heard/ui/charts/trend-chart";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ExportMenu } from "#features/exports/export-menu.tsx";
import { boundsOf, formatChange, formatTick, formatValue } from "#lib/figures.ts";
import { type Measure, type MeasureResult, type MeasureScale, nameIn } from "#lib/measure.ts";
import { type TrendEvent, trendEvents } from "#lib/trend-events.ts";
import { exportContents } from "./export-content.ts";
import type { ScreenContext } from "./screen-context.ts";
import { beginningsOf, intervalCells, type TrendDatum, trendData } from "./trend-data.ts";
import { useTrendWords } from "./use-trend-words.ts";

/** How one metric moved: title with the finding, line with its band, the period before in grey. */
export function TrendSection({
  result,
  screen,
  annotations,
  choices,
}: {
  result: MeasureResult;
  screen: ScreenContext;
  /** What else happened. */
  annotations: readonly Annotation[];
  choices?: ReactNode;
}) {
  const t = useTranslations();
  const words = useTrendWords();
  const { format, grain, locale, organisation } = screen;
  const { total } = result;
  const data = trendData(result, grain, { format, words, yearStartMonth: organisation.yearStartMonth });
  const domain = niceDomain(
    data.points.flatMap(({ low, high, value }) => [low, high, value]),
    boundsOf(total.unit, widest(total.scale, data.points)),
  );
  const events = trendEvents(data.points, result.period.to, { annotations, slice: screen.view.slice });
  const eventText = ({ annotation: { title, kind, from, to } }: TrendEvent) =>
    t("annotations.marks.line", { title, kind: t(`annotations.kinds.${kind}`), days: format.days(from, to) });
  const metric = nameIn(locale, total.name);
  const names = { metric, grain: t(`scores.grains.${grain}`) };
  const title = useTrendTitle(total, metric, screen);
  const actions = (
    <div className="flex max-w-full grow justify-between gap-2" data-print="hide">
      {choices}
      <ExportMenu
        tone="quiet"
        organisation={organisation.key}
        content={exportContents(screen).trend(result)}
        canExport={screen.canExport}
        of={t("exports.titles.trend")}
      />
    </div>
  );
  if (!domain)
    return (
      <ChartFrame title={title} actions={actions}>
        {<p className="text-body text-ink-2">{t("scores.trend.noPoints")}</p>}
      </ChartFrame>
    );
  return (
    <ChartFrame
      title={title}
      actions={actions}
      subtitle={t("scores.trend.subtitle", names)}
      hint={t("scores.trend.keys", names)}
      table={{
        summary: t("common.actions.showAsTable"),
        caption: t("scores.trend.reader", names),
        columns: [
          t("scores.trend.columns.time"),
          t("scores.trend.columns.value", { metric }),
          t("scores.trend.columns.low"),
          t("scores.trend.columns.high"),
          t("scores.trend.columns.n"),
          ...(events.length > 0 ? [t("annotations.marks.column")] : []),
        ],
        rows: data.points.map((point, at) => [
          point.row,
          point.value === null ? null : formatValue(format, total.unit, point.value),
          ...intervalCells(format, total.unit, point),
          format.count(point.n),
          ...(events.length > 0
            ? [
                events
                  .flatMap((event) => (event.from <= at && at <= event.to ? event.annotation.title : []))
                  .join(" · "),
              ]
            : []),
        ]),
      }}
    >
      <Trend
        result={result}
        screen={screen}
        data={data}
        domain={domain}
        title={title}
        reader={t("scores.trend.reader", names)}
        annotations={events.map((event) => ({ ...event, text: eventText(event) }))}
        annotationsTitle={t("annotations.marks.title")}
      />
      {result.breaks.length > 0 ? (
        <p className="sentence mt-2 text-ink-2 text-small">{t("scores.trend.breakNote")}</p>
      ) : null}
    </ChartFrame>
  );
}

/** The ends of all scales of the series: a mean of before an edit may lie outside the scale of today. */
function widest(scale: MeasureScale | null, points: readonly TrendDatum[]): { min: number; max: number } | null {
  if (!scale) return null;
  const scales = [scale, ...points.flatMap((point) => point.scale ?? [])];
  return { min: Math.min(...scales.map(({ min }) => min)), max: Math.max(...scales.map(({ max }) => max)) };
}

type TrendProps = {
  result: MeasureResult;
  screen: ScreenContext;
  data: ReturnType<typeof trendData>;
  domain: Domain;
  title: string;
  reader: string;
} & Pick<TrendChartProps, "annotations" | "annotationsTitle">;

function Trend({ result: { total }, screen: { format, grain }, data, domain, title, reader, ...marks }: TrendProps) {
  const t = useTranslations("scores.trend");
  const { points, start, adjacent } = data;
  const text = (value: number | null) => (value === null ? null : formatValue(format, total.unit, value));
  const before = total.change?.previous.value ?? null;
  const breaks = beginningsOf(points);
  const mean = (
    value: number | null,
    label: (words: { value: string }) => string,
    short: (words: { value: string }) => string,
  ) => {
    const shown = text(value);
    // A mean over a break would be a mean of two scales.
    return shown === null
      ? null
      : {
          value: breaks.length > 0 ? null : value,
          label: label({ value: shown }),
          shortLabel: short({ value: shown }),
        };
  };
  const last = points.findLast(({ value }) => value !== null);
  return (
    <TrendChart
      label={sentenceOf(points, title, (words) => t("sentence", words))}
      readerLabel={reader}
      {...marks}
      points={points}
      start={start}
      adjacent={adjacent}
      domain={domain}
      yTicks={ticksOf(domain).map((value) => ({ value, label: formatTick(format, total.unit, value) }))}
      xTicks={xTicks(points, grain, format)}
      breaks={breaks.map(({ index, scale }) => ({
        index,
        label: t("break", { min: String(scale.min), max: String(scale.max), version: String(scale.version) }),
      }))}
      means={{
        previous:
          start > 0
            ? mean(
                before,
                (words) => t("before", words),
                (words) => t("beforeShort", words),
              )
            : null,
        current: mean(
          total.value,
          (words) => t("now", words),
          (words) => t("nowShort", words),
        ),
      }}
      end={
        last
          ? {
              value: last.lines[0] ?? "",
              notes: [last.lines[1] ?? "", last.title],
            }
          : null
      }
    />
  );
}

function useTrendTitle(total: Measure, metric: string, { format }: ScreenContext): string {
  const t = useTranslations("scores.trend");
  const { change, unit } = total;
  if (!change?.verdict) return t("alone", { metric });
  if (change.verdict === "tooFewAnswers") return t("tooFew", { metric });
  if (change.verdict === "notComparable") return t("notComparable", { metric });
  if (change.verdict === "noDetectableChange" || change.value === null) return t("unchanged", { metric });
  const points = formatChange(format, unit, Math.abs(change.value)).replace("+", "");
  return change.value > 0 ? t("higher", { metric, points }) : t("lower", { metric, points });
}

function xTicks(points: TrendDatum[], grain: ScreenContext["grain"], format: ScreenContext["format"]) {
  const saysYear = grain === "month" || grain === "quarter";
  return spreadIndexes(points.length, saysYear ? 6 : 8).map((index, place) => {
    const day = points[index]?.day ?? "";
    const label = saysYear ? format.month(day) : format.shortDay(day);
    return { index, label, wide: place % 2 === 1 };
  });
}

function sentenceOf(
  points: TrendDatum[],
  title: string,
  say: (words: { title: string; from: string; to: string; lowest: string; highest: string; last: string }) => string,
): string {
  const shown = points.filter((point) => point.value !== null);
  const by = (better: (a: number, b: number) => boolean) =>
    shown.reduce<TrendDatum | null>(
      (best, point) => (best === null || better(point.value ?? 0, best.value ?? 0) ? point : best),
      null,
    );
  return say({
    title,
    from: points[0]?.title ?? "",
    to: points.at(-1)?.title ?? "",
    lowest: by((a, b) => a < b)?.lines[0] ?? "",
    highest: by((a, b) => a > b)?.lines[0] ?? "",
    last: shown.at(-1)?.lines[0] ?? "",
  });
}
