"use client";

import type { ScaleBreak } from "@heard/core/imports/mapping/scale-break";
import { useTranslations } from "next-intl";
import { useImportContext } from "./import-context.tsx";

const rowHeight = 17;
const top = 26;
const left = 26;

type Props = { column: string; found: ScaleBreak };

/** Values by quarter as dots, their area the count: old scale, new scale, and in grey what could be on either. */
export function BreakChart({ column, found }: Props) {
  const t = useTranslations("imports.breaks");
  const { format } = useImportContext();
  const { oldMax, newMax, quarters, day } = found;
  const ends = { oldMax: String(oldMax), newMax: String(newMax) };
  const label = t("chart", { column, day: format.day(day), ...ends });
  const largest = Math.max(1, ...quarters.flatMap(({ counts }) => counts));
  const step = Math.min(28, 560 / Math.max(1, quarters.length));
  const right = left + step * quarters.length;
  const y = (value: number) => top + (newMax - value + 0.5) * rowHeight;
  const x = (index: number) => left + (index + 0.5) * step;
  const turn = quarters.findIndex(({ quarter }) => quarter === quarterOf(day));
  const turnX = left + turn * step;
  const height = top + newMax * rowHeight;
  return (
    <div className="my-3 overflow-x-auto">
      <svg role="img" aria-label={label} width={right + 150} height={height + 20} className="block">
        <rect
          x={turnX}
          width={right - turnX}
          y={y(oldMax) - rowHeight / 2}
          height={oldMax * rowHeight}
          fill="var(--sunk)"
        />
        {[1, oldMax, newMax].map((value) => (
          <g key={value}>
            <line x1={left} x2={right} y1={y(value)} y2={y(value)} stroke="var(--line)" />
            <text x={left - 8} y={y(value) + 4} textAnchor="end" className="fill-ink-3 text-small">
              {value}
            </text>
          </g>
        ))}
        {dotsOf(quarters).map(({ key, index, value, count }) => (
          <circle
            key={key}
            cx={x(index)}
            cy={y(value)}
            r={Math.max(1.2, Math.sqrt(count / largest) * Math.min(rowHeight, step) * 0.5)}
            fill={index >= turn && value <= oldMax ? "var(--series-2)" : "var(--accent)"}
          />
        ))}
        <line x1={turnX} x2={turnX} y1={top - 8} y2={height} stroke="var(--ink-2)" />
        <text
          x={turn > quarters.length / 2 ? turnX - 6 : turnX + 6}
          y={14}
          textAnchor={turn > quarters.length / 2 ? "end" : "start"}
          className="fill-ink font-semibold text-small"
        >
          {t("first", { day: format.day(day), ...ends })}
        </text>
        <text x={left + 4} y={y(newMax - 1) + 4} className="fill-ink-2 text-small">
          {turn > 4 ? t("oldOnly", ends) : ""}
        </text>
        <text x={right + 10} y={y((newMax + oldMax + 1) / 2) + 4} className="fill-accent font-semibold text-small">
          {t("newScale", { from: String(oldMax + 1), ...ends })}
        </text>
        <text x={right + 10} y={y((oldMax + 1) / 2)} className="fill-ink-2 font-semibold text-small">
          {t("either", ends)}
        </text>
        <text x={right + 10} y={y((oldMax + 1) / 2) + 16} className="fill-ink-3 text-small">
          {t("eitherCount", { count: format.count(found.ambiguous) })}
        </text>
        {quarters.map(({ quarter }, index) =>
          quarter.endsWith("Q1") || index === 0 ? (
            <text key={quarter} x={x(index)} y={height + 15} textAnchor="middle" className="fill-ink-3 text-small">
              {quarter.slice(0, 4)}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  );
}

function dotsOf(quarters: ScaleBreak["quarters"]) {
  return quarters.flatMap(({ quarter, counts }, index) =>
    counts.flatMap((count, value) => (count === 0 ? [] : [{ key: `${quarter}/${value}`, index, value, count }])),
  );
}

const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
