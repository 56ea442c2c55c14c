import { cx } from "../cx.ts";
import { type Domain, pixelOf } from "./geometry.ts";
import { PointReader } from "./point-reader.tsx";
import { type LonePoint, type SeriesPoint, seriesPaths, xOf } from "./series.ts";
import { type Annotation, AnnotationList, Annotations } from "./trend-annotations.tsx";
import { EndLabel, EndLine, type TrendEnd } from "./trend-end.tsx";

export type TrendPoint = SeriesPoint & {
  /** "Week of 3 Aug" */
  title: string;
  /** What is said at the point: value first, then n and interval. */
  lines: string[];
};

export type TrendChartProps = {
  /** The finding in one sentence: what a screen reader hears instead of the picture. */
  label: string;
  /** What the arrow keys move through. */
  readerLabel: string;
  /** Both periods in one run of time, oldest first. */
  points: TrendPoint[];
  /** Index of the first point of this period; 0 when nothing is compared. */
  start: number;
  /** Whether this period begins the day after the one before it ends; only then do their lines meet. */
  adjacent: boolean;
  domain: Domain;
  yTicks: { value: number; label: string }[];
  /** `wide` labels fall away where there is no room. */
  xTicks: { index: number; label: string; wide?: boolean }[];
  /** Labels over the plot, with the mean of the period as a dashed line. */
  means: { previous: PeriodMean | null; current: PeriodMean | null };
  end: TrendEnd | null;
  /** From the point of that index on the ruler is another one: a dashed upright with its words. */
  breaks?: { index: number; label: string }[];
  annotations?: readonly Annotation[];
  /** What the list of them is called. */
  annotationsTitle?: string;
};

export type PeriodMean = { value: number | null; label: string; shortLabel: string };

const height = 200;
const top = 28;

/** A line with its band, the period before in grey, labelled where it is. Drawn on the server; see geometry.ts for how. */
export function TrendChart(props: TrendChartProps) {
  const { label, readerLabel, points, start, domain, end, annotations = [] } = props;
  const last = points.findLastIndex((point) => point.value !== null);
  return (
    <div className="@container">
      <div className="relative pt-7 pr-2 pb-7 pl-11 @xl:pr-32">
        <div className="relative">
          <svg role="img" aria-label={label} width="100%" height={height} className="block overflow-visible">
            <Annotations annotations={annotations} count={points.length} height={height} />
            <YAxis ticks={props.yTicks} domain={domain} />
            <XAxis ticks={props.xTicks} count={points.length} />
            <Series points={points} start={start} adjacent={props.adjacent} domain={domain} />
            <Means {...props} />
            <Breaks breaks={props.breaks ?? []} count={points.length} />
            {start > 0 ? <PeriodBorder x={xOf(start - 0.5, points.length)} /> : null}
            {end && last >= start ? (
              <EndLabel
                end={end}
                value={points[last]?.value}
                x={xOf(last, points.length)}
                domain={domain}
                height={height}
              />
            ) : null}
          </svg>
          <PointReader
            label={readerLabel}
            height={height}
            points={points.map(({ title, lines, value }, index) => ({
              title,
              lines,
              x: xOf(index, points.length),
              y: value === null ? null : pixelOf(value, domain, height),
            }))}
          />
        </div>
      </div>
      {end && last >= start ? <EndLine end={end} /> : null}
      <AnnotationList title={props.annotationsTitle ?? ""} annotations={annotations} />
    </div>
  );
}

function Series({
  points,
  start,
  adjacent,
  domain,
}: Pick<TrendChartProps, "points" | "start" | "adjacent" | "domain">) {
  const previous = seriesPaths(points, { from: 0, to: start, domain, height, join: adjacent });
  const current = seriesPaths(points, { from: start, to: points.length, domain, height, join: adjacent });
  return (
    <>
      <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" width="100%" height={height} aria-hidden="true">
        <path d={previous.band} fill="var(--band-2)" fillOpacity="0.6" />
        <path d={current.band} fill="var(--band)" fillOpacity="0.6" />
        <path
          d={previous.line}
          fill="none"
          stroke="var(--series-2)"
          strokeWidth="1.75"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
        <path
          d={current.line}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <LonePoints points={previous.alone} dot="var(--series-2)" band="var(--band-2)" />
      <LonePoints points={current.alone} dot="var(--accent)" band="var(--band)" />
    </>
  );
}

/** No value without its interval: where no line can be drawn, the interval stands upright behind the dot. */
function LonePoints({ points, dot, band }: { points: LonePoint[]; dot: string; band: string }) {
  return points.map(({ x, y, interval }) => (
    <g key={x}>
      {interval ? (
        <line
          x1={`${x}%`}
          x2={`${x}%`}
          y1={interval[0]}
          y2={interval[1]}
          stroke={band}
          strokeWidth="6"
          strokeOpacity="0.8"
        />
      ) : null}
      <circle cx={`${x}%`} cy={y} r="3" fill={dot} />
    </g>
  ));
}

function YAxis({ ticks, domain }: { ticks: TrendChartProps["yTicks"]; domain: Domain }) {
  return ticks.map(({ value, label }) => {
    const y = pixelOf(value, domain, height);
    return (
      <g key={value}>
        <line x1="0" x2="100%" y1={y} y2={y} stroke={value === 0 ? "var(--control)" : "var(--line)"} />
        <text x="0" dx="-10" y={y} dy="4" textAnchor="end" className="fill-ink-3 text-small tabular-nums">
          {label}
        </text>
      </g>
    );
  });
}

function XAxis({ ticks, count }: { ticks: TrendChartProps["xTicks"]; count: number }) {
  return ticks.map(({ index, label, wide }) => (
    <text
      key={index}
      x={`${xOf(index, count)}%`}
      y={height}
      dy="20"
      // Every label stands under its point, so that neighbours keep their distance; only on a phone the last one has no room beside it.
      className={cx(
        "fill-ink-3 text-small",
        index === count - 1 ? "[text-anchor:end] @xl:[text-anchor:middle]" : "[text-anchor:middle]",
        wide && "hidden @xl:inline",
      )}
    >
      {label}
    </text>
  ));
}

/** Means as dashed lines over their half, their words above the plot where nothing else is drawn. */
function Means({ means, points, start, domain }: TrendChartProps) {
  const border = start > 0 ? xOf(start - 0.5, points.length) : 0;
  const halves = [
    { key: "previous", mean: means.previous, from: 0, to: border, line: "var(--series-2)", text: "fill-ink-3" },
    {
      key: "current",
      mean: means.current,
      from: border,
      to: 100,
      line: "var(--accent)",
      text: "fill-accent font-semibold",
    },
  ];
  return halves.map(({ key, mean, from, to, line, text }) => {
    if (!mean || from === to) return null;
    const y = mean.value === null ? null : pixelOf(mean.value, domain, height);
    return (
      <g key={key}>
        {y === null ? null : <line x1={`${from}%`} x2={`${to}%`} y1={y} y2={y} stroke={line} strokeDasharray="4 3" />}
        <text
          x={`${from}%`}
          dx={from === 0 ? 0 : 8}
          y={8 - top}
          dy="10"
          className={`${text} text-small @max-xl:hidden`}
        >
          {mean.label}
        </text>
        <text x={`${from}%`} dx={from === 0 ? 0 : 6} y={8 - top} dy="10" className={`${text} text-small @xl:hidden`}>
          {mean.shortLabel}
        </text>
      </g>
    );
  });
}

function PeriodBorder({ x }: { x: number }) {
  return <line x1={`${x}%`} x2={`${x}%`} y1={8 - top} y2={height} stroke="var(--line-strong)" />;
}

function Breaks({ breaks, count }: { breaks: NonNullable<TrendChartProps["breaks"]>; count: number }) {
  return breaks.map(({ index, label }, place) => {
    const x = xOf(index - 0.5, count);
    // Words of breaks that are near each other stand one above the other.
    const below = breaks.slice(0, place).filter((one) => x - xOf(one.index - 0.5, count) < 30).length;
    // In the right half the words stand left of their line, so that they stay inside the plot.
    const isRight = x > 50;
    return (
      <g key={index}>
        <line x1={`${x}%`} x2={`${x}%`} y1="0" y2={height} stroke="var(--ink-3)" strokeDasharray="2 3" />
        <text
          x={`${x}%`}
          dx={isRight ? -6 : 6}
          y={height - 8 - 16 * below}
          textAnchor={isRight ? "end" : "start"}
          className="halo fill-ink-2 text-small"
        >
          {label}
        </text>
      </g>
    );
  });
}
