"use client";

import type { ScaleBreak } from "@heard/core/imports/mapping/scale-break";
import { useTranslations } from "next-intl";
import { useImportContext } from "./import-context.tsx";

const rowHeight = 17;
const top = 26;
const mostStep = 28;
const rightLabels = 152;

type Props = { column: string; found: ScaleBreak };

/**
 * Values by quarter as dots, their area the count: old scale, new scale, and in grey what could be on either. It takes the width that there is:
 * the break stands at the end of most files, so it must be seen on a phone without scrolling.
 */
export function BreakChart({ column, found }: Props) {
  const t = useTranslations("imports.breaks");
  const { format } = useImportContext();
  const { oldMax, newMax, quarters, day } = found;
  const ends = { oldMax: String(oldMax), newMax: String(newMax) };
  const count = Math.max(1, quarters.length);
  const largest = Math.max(1, ...quarters.flatMap(({ counts }) => counts));
  const y = (value: number) => top + (newMax - value + 0.5) * rowHeight;
  const x = (index: number) => `${((index + 0.5) / count) * 100}%`;
  const turn = quarters.findIndex(({ quarter }) => quarter === quarterOf(day));
  const turnX = `${(turn / count) * 100}%`;
  const isLate = turn > quarters.length / 2;
  const height = top + newMax * rowHeight;
  const newScale = t("newScale", { from: String(oldMax + 1), ...ends });
  const eitherCount = t("eitherCount", { count: found.ambiguous });
  return (
    <div className="@container my-3" style={{ maxWidth: mostStep * count + rightLabels }}>
      <div className="pl-6.5 [--dot:4.5px] @xl:pr-38 @xl:[--dot:7.5px]">
        <svg
          role="img"
          aria-label={t("chart", { column, day: format.day(day), ...ends })}
          width="100%"
          height={height + 20}
          className="block overflow-visible"
        >
          <rect
            x={turnX}
            width={`${100 - (turn / count) * 100}%`}
            y={y(oldMax) - rowHeight / 2}
            height={oldMax * rowHeight}
            fill="var(--sunk)"
          />
          <ValueAxis values={[1, oldMax, newMax]} y={y} />
          {dotsOf(quarters).map(({ key, index, value, count: answers }) => (
            <circle
              key={key}
              cx={x(index)}
              cy={y(value)}
              style={{ r: `max(1.2px, ${Math.sqrt(answers / largest).toFixed(3)} * var(--dot))` }}
              fill={index >= turn && value <= oldMax ? "var(--series-2)" : "var(--accent)"}
            />
          ))}
          <line x1={turnX} x2={turnX} y1={top - 8} y2={height} stroke="var(--ink-2)" />
          <text
            x={turnX}
            dx={isLate ? -6 : 6}
            y={14}
            textAnchor={isLate ? "end" : "start"}
            className="fill-ink font-semibold text-small"
          >
            {t("first", { day: format.day(day), ...ends })}
          </text>
          <text x="4" y={y(newMax - 1) + 4} className="fill-ink-2 text-small">
            {turn > 4 ? t("oldOnly", ends) : ""}
          </text>
          <g className="text-small @max-xl:hidden">
            <text x="100%" dx="10" y={y((newMax + oldMax + 1) / 2) + 4} className="fill-accent font-semibold">
              {newScale}
            </text>
            <text x="100%" dx="10" y={y((oldMax + 1) / 2)} className="fill-ink-2 font-semibold">
              {t("either", ends)}
            </text>
            <text x="100%" dx="10" y={y((oldMax + 1) / 2) + 16} className="fill-ink-3">
              {eitherCount}
            </text>
          </g>
          <YearAxis quarters={quarters} x={x} y={height + 15} />
        </svg>
      </div>
      <p className="mt-1 text-small @xl:hidden">
        <span className="font-semibold text-accent">{newScale}</span>
        <br />
        <span className="font-semibold text-ink-2">{t("either", ends)}</span>{" "}
        <span className="text-ink-3">{eitherCount}</span>
      </p>
    </div>
  );
}

function ValueAxis({ values, y }: { values: number[]; y: (value: number) => number }) {
  return values.map((value) => (
    <g key={value}>
      <line x1="0" x2="100%" y1={y(value)} y2={y(value)} stroke="var(--line)" />
      <text x="0" dx="-8" y={y(value) + 4} textAnchor="end" className="fill-ink-3 text-small">
        {value}
      </text>
    </g>
  ));
}

type YearAxisProps = { quarters: ScaleBreak["quarters"]; x: (index: number) => string; y: number };

/** Every year where there is room for it, else every third. */
function YearAxis({ quarters, x, y }: YearAxisProps) {
  const years = quarters.flatMap(({ quarter }, index) =>
    quarter.endsWith("Q1") || index === 0 ? [{ year: quarter.slice(0, 4), index }] : [],
  );
  return years.map(({ year, index }, place) => (
    <text
      key={year}
      x={x(index)}
      y={y}
      textAnchor="middle"
      className={years.length > 6 && place % 3 !== 0 ? "fill-ink-3 text-small @max-xl:hidden" : "fill-ink-3 text-small"}
    >
      {year}
    </text>
  ));
}

function dotsOf(quarters: ScaleBreak["quarters"]) {
  return quarters.flatMap(({ quarter, counts }, index) =>
    counts.flatMap((count, value) => (count === 0 ? [] : [{ key: `${quarter}/${value}`, index, value, count }])),
  );
}

const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
