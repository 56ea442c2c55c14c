"use client";

import type { PlanVerdictReport, VerdictPeriod } from "@heard/core/verdicts";
import { ChartFrame } from "@heard/ui/charts/chart-frame";
import { type Domain, niceDomain, percentOf, pixelOf, ticksOf } from "@heard/ui/charts/geometry";
import { useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { answersOf, meanOf } from "./gap-means.ts";
import { type EffectWords, type GoalMethod, useEffectWords } from "./use-effect-words.ts";

const height = 220;
type Role = "plan" | "comparison";
const looks = {
  plan: { line: "var(--accent)", band: "var(--band)", width: 2, text: "fill-accent" },
  comparison: { line: "var(--series-2)", band: "var(--band-2)", width: 1.75, text: "fill-ink-2" },
} as const;

type GapChartProps = {
  report: {
    registered: Pick<PlanVerdictReport["registered"], "goal" | "scale" | "countedFrom">;
    periods: readonly VerdictPeriod[];
    verdict: Pick<NonNullable<PlanVerdictReport["verdict"]>, "verdict"> | null;
    isComparisonHidden: boolean;
  };
  catalogue: Catalogue;
  format: Format;
};

/** Plan and comparison by four weeks, before and after the start: what the verdict looks at. */
export function GapChart({ report, catalogue, format }: GapChartProps) {
  const t = useTranslations("verdicts.chart");
  const words = useEffectWords(format);
  const { registered, periods, verdict } = report;
  const roles = (["comparison", "plan"] as const).filter((role) => role === "plan" || !report.isComparisonHidden);
  const isBefore = namedWindow(periods) === "baseline";
  const { method } = registered.goal;
  const metric = words.metricName(catalogue, registered.goal.metric);
  const bounds: Domain =
    method === "nps" ? [-100, 100] : method === "share" ? [0, 100] : [registered.scale.min, registered.scale.max];
  const values = periods.flatMap(({ levels }) => [
    ...(levels.plan?.interval ?? []),
    ...(levels.comparison?.interval ?? []),
  ]);
  const domain = niceDomain(values, bounds);
  const start = periods.findIndex(({ window }) => window === "after");
  if (!domain || start < 0) return null;
  const day = format.day(registered.countedFrom);
  const baseline = periods.filter(({ window }) => window === "baseline").length;
  return (
    <ChartFrame
      title={t(`title.${verdict?.verdict ?? (isBefore ? "before" : "running")}`, { metric })}
      subtitle={t("subtitle")}
      table={{
        ...{ summary: t("summary"), caption: t("caption", { metric }) },
        columns: ["period" as const, ...roles.toReversed().flatMap((role) => [role, `${role}N` as const])].map((key) =>
          t(`columns.${key}`),
        ),
        rows: periods.map((period) => [
          format.days(period.from, period.to),
          ...roles.toReversed().flatMap((role) => cellsOf(period.levels[role], words, method, format.count)),
        ]),
      }}
    >
      <ul className="text-small rail:hidden">
        {roles.toReversed().map((role) => (
          <PhoneLabel key={role} {...{ role, periods, method, words }} count={format.count} name={t(role)} />
        ))}
      </ul>
      <div className="relative pt-10 pr-32 pb-7 pl-11 max-rail:pr-1">
        <svg
          role="img"
          aria-label={t("alt", { metric, day })}
          width="100%"
          height={height}
          className="block overflow-visible"
        >
          <LeftOut periods={periods} label={t("leftOut")} />
          {ticksOf(domain).map((value) => (
            <g key={value}>
              <line
                x1="0"
                x2="100%"
                y1={pixelOf(value, domain, height)}
                y2={pixelOf(value, domain, height)}
                stroke={value === 0 ? "var(--control)" : "var(--line)"}
              />
              <text
                x="0"
                dx="-10"
                y={pixelOf(value, domain, height)}
                dy="4"
                textAnchor="end"
                className="fill-ink-3 text-small tabular-nums"
              >
                {method === "mean" ? format.decimal(value) : format.whole(value)}
              </text>
            </g>
          ))}
          <text x="0" y="-24" className="fill-ink-2 text-small">
            {t("baseline", { count: baseline })}
          </text>
          <line
            x1={`${edgeOf(start, periods.length)}%`}
            x2={`${edgeOf(start, periods.length)}%`}
            y1="-18"
            y2={height}
            stroke="var(--ink)"
          />
          <StartLabel
            x={edgeOf(start, periods.length)}
            label={t("starts", { day: format.shortDay(registered.countedFrom) })}
          />
          {roles.map((role) => (
            <RoleSeries key={role} {...{ role, periods, domain }} />
          ))}
          {roles.map((role) => (
            <EndLabel key={role} {...{ role, periods, domain, method, words }} count={format.count} name={t(role)} />
          ))}
          <DayLabels periods={periods} format={(from) => format.month(from)} />
        </svg>
      </div>
    </ChartFrame>
  );
}

/** On a phone the edge of the screen is near: there a late start has its words before the line. */
function StartLabel({ x, label }: { x: number; label: string }) {
  const look = "fill-ink font-medium text-small";
  if (x < 60)
    return (
      <text x={`${x}%`} dx="6" y="-8" className={look}>
        {label}
      </text>
    );
  return (
    <>
      <text x={`${x}%`} dx="6" y="-8" className={`${look} max-rail:hidden`}>
        {label}
      </text>
      <text x={`${x}%`} dx="-6" y="-8" textAnchor="end" className={`halo ${look} rail:hidden`}>
        {label}
      </text>
    </>
  );
}

/** The middle of a period, and its left edge, in per cent of the width. */
const middleOf = (at: number, count: number) => ((at + 0.5) / count) * 100;
const edgeOf = (at: number, count: number) => (at / count) * 100;

function LeftOut({ periods, label }: { periods: readonly VerdictPeriod[]; label: string }) {
  const outs = periods.flatMap(({ window, isExcluded }, at) => (window === "leftOut" || isExcluded ? [at] : []));
  return outs.map((at) => (
    <rect
      key={at}
      x={`${edgeOf(at, periods.length)}%`}
      width={`${100 / periods.length}%`}
      y="0"
      height={height}
      fill="var(--sunk)"
    >
      <title>{label}</title>
    </rect>
  ));
}

function RoleSeries({ role, periods, domain }: { role: Role; periods: readonly VerdictPeriod[]; domain: Domain }) {
  const points = periods.flatMap(({ levels }, at) => {
    const level = levels[role];
    return level?.value === null || level?.value === undefined || !level.interval
      ? []
      : [{ x: middleOf(at, periods.length), y: pixelOf(level.value, domain, height), interval: level.interval }];
  });
  const clamp = (value: number) => Math.min(domain[1], Math.max(domain[0], value));
  const upper = points.map(({ x, interval }) => `${x},${pixelOf(clamp(interval[1]), domain, height)}`);
  const lower = points.map(({ x, interval }) => `${x},${pixelOf(clamp(interval[0]), domain, height)}`).toReversed();
  const look = looks[role];
  return (
    <>
      <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" width="100%" height={height} aria-hidden="true">
        <polygon points={[...upper, ...lower].join(" ")} fill={look.band} fillOpacity="0.6" />
        <polyline
          points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
          fill="none"
          stroke={look.line}
          strokeWidth={look.width}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {(["baseline", "after"] as const).map((window) => {
        const mean = meanOf(periods, role, window);
        const places = periods.flatMap((period, at) => (period.window === window ? [at] : []));
        if (mean === null || places.length === 0) return null;
        return (
          <line
            key={window}
            x1={`${edgeOf(places[0] ?? 0, periods.length)}%`}
            x2={`${edgeOf((places.at(-1) ?? 0) + 1, periods.length)}%`}
            y1={pixelOf(mean, domain, height)}
            y2={pixelOf(mean, domain, height)}
            stroke={look.line}
            strokeDasharray="4 3"
          />
        );
      })}
    </>
  );
}

type EndLabelProps = {
  role: Role;
  name: string;
  periods: readonly VerdictPeriod[];
  domain: Domain;
  method: GoalMethod;
  words: EffectWords;
  count: (value: number) => string;
};

/** The window whose mean a line is named with: after the start, and before anything has come the baseline. */
const namedWindow = (periods: readonly VerdictPeriod[]) =>
  meanOf(periods, "plan", "after") === null ? "baseline" : "after";

/** The name of a line where it ends, with its mean. */
function EndLabel({ role, name, periods, domain, method, words, count }: EndLabelProps) {
  const other = role === "plan" ? "comparison" : "plan";
  const window = namedWindow(periods);
  const [mean, beside] = [meanOf(periods, role, window), meanOf(periods, other, window)];
  if (mean === null) return null;
  const gap = 30;
  const own = pixelOf(mean, domain, height);
  const theirs = beside === null ? null : pixelOf(beside, domain, height);
  const near = theirs !== null && Math.abs(own - theirs) < gap;
  const push = near
    ? ((gap - Math.abs(own - (theirs ?? 0))) / 2) *
      (own < (theirs ?? 0) || (own === theirs && role === "plan") ? -1 : 1)
    : 0;
  const y = own + push;
  return (
    <text x="100%" dx="8" y={y} className="text-small max-rail:hidden">
      <tspan className={`${looks[role].text} font-medium`}>{name}</tspan>
      <tspan x="100%" dx="8" dy="14" className="fill-ink-2 tabular-nums">
        {words.level(method, mean)} · n = {count(answersOf(periods, role, window))}
      </tspan>
    </text>
  );
}

/** The same above the chart, where its end lies at the edge of the screen. */
function PhoneLabel({ role, name, periods, method, words, count }: Omit<EndLabelProps, "domain">) {
  const window = namedWindow(periods);
  const mean = meanOf(periods, role, window);
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden="true" className="h-0.5 w-4" style={{ background: looks[role].line }} />
      <span className="font-medium">{name}</span>
      {mean === null ? null : (
        <span className="text-ink-2 tabular-nums">
          {words.level(method, mean)} · n = {count(answersOf(periods, role, window))}
        </span>
      )}
    </li>
  );
}

function DayLabels({ periods, format }: { periods: readonly VerdictPeriod[]; format: (day: string) => string }) {
  const step = Math.max(1, Math.ceil(periods.length / 5));
  return periods.flatMap(({ from }, at) =>
    at % step === 0
      ? [
          <text
            key={from}
            x={`${percentOf(middleOf(at, periods.length), [0, 100])}%`}
            y={height + 20}
            textAnchor="middle"
            className={`fill-ink-3 text-small ${at % (2 * step) === 0 ? "" : "max-rail:hidden"}`}
          >
            {format(from)}
          </text>,
        ]
      : [],
  );
}

function cellsOf(
  level: VerdictPeriod["levels"][Role],
  words: EffectWords,
  method: GoalMethod,
  count: (value: number) => string,
): (string | null)[] {
  return [
    level?.value === null || level?.value === undefined || !level.interval
      ? null
      : `${words.level(method, level.value)} (${level.interval.map((end) => words.level(method, end)).join("–")})`,
    level ? count(level.n) : null,
  ];
}
