import type { Domain } from "./geometry.ts";
import { type SeriesPoint, seriesPaths, xOf } from "./series.ts";

export type SparklineProps = { label: string; points: SeriesPoint[]; start: number; domain: Domain };

const height = 34;

/** The course of one number in the height of two lines of text: line, band, and a hairline where this period begins. */
export function Sparkline({ label, points, start, domain }: SparklineProps) {
  const { line, band, alone } = seriesPaths(points, { from: 0, to: points.length, domain, height });
  const border = start > 0 ? xOf(start - 0.5, points.length) : null;
  return (
    <svg role="img" aria-label={label} width="100%" height={height} className="block overflow-visible">
      <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" width="100%" height={height} aria-hidden="true">
        <path d={band} fill="var(--band)" fillOpacity="0.6" />
        <path
          d={line}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="1.5"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {alone.map((dot) => (
        <circle key={dot.x} cx={`${dot.x}%`} cy={dot.y} r="2" fill="var(--accent)" />
      ))}
      {border === null ? null : <line x1={`${border}%`} x2={`${border}%`} y2={height} stroke="var(--line-strong)" />}
    </svg>
  );
}
