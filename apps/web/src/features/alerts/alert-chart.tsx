import type { AlertItem } from "@heard/core/alerts";
import type { Annotation } from "@heard/core/annotations";
import { ChartFrame } from "@heard/ui/charts/chart-frame";
import { type Domain, niceDomain, pixelOf, ticksOf } from "@heard/ui/charts/geometry";
import { AnnotationList, Annotations } from "@heard/ui/charts/trend-annotations";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Unit } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import { trendEvents } from "#lib/trend-events.ts";
import type { AlertWords } from "./use-alert-words.ts";

type Change = NonNullable<AlertItem["change"]>;
type Point = Change["points"][number];
type AlertChartProps = {
  alert: AlertItem;
  change: Change;
  words: AlertWords;
  format: Format;
  /** What else happened. */
  annotations: readonly Annotation[];
  children: ReactNode;
};

const height = 140;
/** As far as a measure can go. */
const boundsOf: Record<Unit, Domain> = {
  points: [-100, 100],
  share: [0, 1],
  index: [0, 100],
  scale: [0, 11],
  responses: [0, 1e9],
};
const weeksAYear = 365.25 / 7;

/** The points as they came, between the limits of a single one, and where the change begins. */
export function AlertChart({ alert, change, words, format, annotations, children }: AlertChartProps) {
  const t = useTranslations("alerts.chart");
  const happened = useTranslations("annotations");
  const { points } = change;
  const { measure } = alert;
  const title = words.title(alert);
  const bounds = boundsOf[measure.unit];
  const domain = niceDomain(
    points.flatMap(({ mean, low, high }) => [mean, clamp(low ?? mean, bounds), clamp(high ?? mean, bounds)]),
    bounds,
  );
  if (!domain) return null;
  const place = alert.where?.dimension === "touchpoint" ? { touchpoint: [alert.where.key] } : {};
  const weeks = points.map(({ from: day }) => ({ day }));
  const events = trendEvents(weeks, points.at(-1)?.to ?? "", { annotations, slice: place }).map(
    ({ annotation: { title: name, kind, from, to }, ...event }) => ({
      ...event,
      text: happened("marks.line", { title: name, kind: happened(`kinds.${kind}`), days: format.days(from, to) }),
    }),
  );
  const start = points.findIndex(({ to }) => to >= alert.changeFrom);
  const hasLimits = points.some(({ low, high }) => low !== null && high !== null);
  const limits = ({ low, high }: Point) =>
    low === null || high === null
      ? null
      : t("limits", { low: words.bound(measure, low), high: words.bound(measure, high) });
  return (
    <ChartFrame
      title={title}
      subtitle={children}
      hint={
        <span className="text-ink-3">
          {hasLimits ? `${t("key")} ` : ""}
          {t("rate", { rate: format.mean(change.ratePerWeek * weeksAYear) })}
        </span>
      }
      table={{
        ...{ summary: t("table"), caption: t("caption", { title }) },
        columns: [
          ...(["period", "value", "limits", "n"] as const).map((key) => t(`columns.${key}`)),
          ...(events.length > 0 ? [happened("marks.column")] : []),
        ],
        rows: points.map((point, at) => [
          format.days(point.from, point.to),
          words.value(measure, point.mean),
          limits(point),
          format.count(point.n),
          ...(events.length > 0 ? [events.flatMap((event) => (lies(event, at) ? event.text : [])).join(" · ")] : []),
        ]),
      }}
    >
      <div className="relative pt-6 pr-2 pb-7 pl-11">
        <svg
          role="img"
          aria-label={t("alt", { title, day: format.day(alert.changeFrom) })}
          width="100%"
          height={height}
          className="block overflow-visible"
        >
          <Annotations annotations={events} count={points.length} height={height} />
          <Ticks domain={domain} label={(value) => words.tick(measure, value)} />
          <Line points={points} domain={domain} start={start} />
          {start < 0 ? null : (
            <Start x={xOf(start, points.length)} label={t("from", { day: format.shortDay(alert.changeFrom) })} />
          )}
          <Days points={points} label={format.shortDay} />
        </svg>
      </div>
      {/* The same events stand under many charts of a page: here their marks are enough, and on paper the words. */}
      {events.length === 0 ? null : (
        <details className="text-small" data-print="open">
          <summary className="cursor-pointer text-ink-2">
            {happened("marks.folded", { count: String(events.length) })}
          </summary>
          <AnnotationList title={happened("marks.title")} annotations={events} />
        </details>
      )}
    </ChartFrame>
  );
}

const lies = ({ from, to }: { from: number; to: number }, at: number) => from <= at && at <= to;
const clamp = (value: number, [low, high]: Domain) => Math.min(high, Math.max(low, value));
const xOf = (at: number, count: number) => (count < 2 ? 50 : (at / (count - 1)) * 100);

function Ticks({ domain, label }: { domain: Domain; label: (value: number) => string }) {
  return ticksOf(domain, 4).map((value) => {
    const y = pixelOf(value, domain, height);
    return (
      <g key={value}>
        <line x1="0" x2="100%" y1={y} y2={y} stroke={value === 0 ? "var(--control)" : "var(--line)"} />
        <text x="0" dx="-10" y={y} dy="4" textAnchor="end" className="fill-ink-3 text-small tabular-nums">
          {label(value)}
        </text>
      </g>
    );
  });
}

function Line({ points, domain, start }: { points: readonly Point[]; domain: Domain; start: number }) {
  const y = (value: number) => pixelOf(clamp(value, domain), domain, height);
  const at = (value: (point: Point) => number | null) =>
    points.flatMap((point, index) => {
      const found = value(point);
      return found === null ? [] : [`${xOf(index, points.length)},${y(found)}`];
    });
  const line = (from: number) =>
    at(({ mean }) => mean)
      .slice(from)
      .join(" ");
  return (
    <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" width="100%" height={height} aria-hidden="true">
      <polygon
        points={[...at(({ high }) => high), ...at(({ low }) => low).toReversed()].join(" ")}
        fill="var(--band-2)"
        fillOpacity="0.6"
      />
      <polyline
        points={at(({ middle }) => middle).join(" ")}
        fill="none"
        stroke="var(--ink-3)"
        strokeDasharray="4 3"
        vectorEffect="non-scaling-stroke"
      />
      <polyline
        points={line(0)}
        fill="none"
        stroke="var(--series-2)"
        strokeWidth="1.75"
        vectorEffect="non-scaling-stroke"
      />
      {start < 0 ? null : (
        <polyline
          points={line(start)}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2.5"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

function Start({ x, label }: { x: number; label: string }) {
  return (
    <>
      <line x1={`${x}%`} x2={`${x}%`} y1="-8" y2={height} stroke="var(--ink)" />
      <text
        x={`${x}%`}
        dx={x > 50 ? -6 : 6}
        y="-8"
        dy="4"
        textAnchor={x > 50 ? "end" : "start"}
        className="fill-ink font-medium text-small"
      >
        {label}
      </text>
    </>
  );
}

function Days({ points, label }: { points: readonly Point[]; label: (day: string) => string }) {
  const [first, last] = [points[0], points.at(-1)];
  return (
    <>
      {first ? (
        <text x="0" y={height + 20} className="fill-ink-3 text-small">
          {label(first.from)}
        </text>
      ) : null}
      {last && last !== first ? (
        <text x="100%" y={height + 20} textAnchor="end" className="fill-ink-3 text-small">
          {label(last.to)}
        </text>
      ) : null}
    </>
  );
}
