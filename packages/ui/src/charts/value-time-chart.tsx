import { round } from "./geometry.ts";

export type ValueTimeChartProps = {
  label: string;
  /** Values of the scale, lowest first. */
  values: string[];
  /** One column a stretch of time; counts stand in the order of `values`. */
  columns: { key: string; label: string | null; counts: number[] }[];
  /** Where the first value stands that the old scale cannot hold. */
  breakAt: { column: number; title: string; note: string } | null;
  /** Values that could belong to either scale after the break: drawn grey. */
  ambiguousBelow: number;
};

const row = 17;

/** How often each value was given, by time; the area of a dot is the count. Made to show a change of scale at a glance. */
export function ValueTimeChart({ label, values, columns, breakAt, ambiguousBelow }: ValueTimeChartProps) {
  const height = values.length * row;
  const highest = Math.max(1, ...columns.flatMap((column) => column.counts));
  const x = (column: number) => `${round(((column + 0.5) / columns.length) * 100)}%`;
  const y = (value: number) => height - (value + 0.5) * row;
  return (
    <div className="pl-7">
      <svg role="img" aria-label={label} width="100%" height={height + 44} className="block overflow-visible">
        <g transform="translate(0 22)">
          {values.map((value, index) =>
            index === 0 || index === values.length - 1 || value === "5" ? (
              <text key={value} x="0" dx="-8" y={y(index) + 4} textAnchor="end" className="fill-ink-2 text-small">
                {value}
              </text>
            ) : null,
          )}
          {columns.map((column, at) =>
            column.counts.map((count, value) =>
              count === 0 ? null : (
                <circle
                  key={value}
                  cx={x(at)}
                  cy={y(value)}
                  r={round(Math.max(0.75, 6.5 * Math.sqrt(count / highest)))}
                  fill={breakAt && at >= breakAt.column && value < ambiguousBelow ? "var(--series-2)" : "var(--accent)"}
                />
              ),
            ),
          )}
          {columns.map((column, at) =>
            column.label ? (
              <text key={column.key} x={x(at)} y={height + 18} textAnchor="middle" className="fill-ink-3 text-small">
                {column.label}
              </text>
            ) : null,
          )}
          {breakAt ? (
            <BreakLine x={`${round((breakAt.column / columns.length) * 100)}%`} height={height} {...breakAt} />
          ) : null}
        </g>
      </svg>
    </div>
  );
}

function BreakLine({ x, height, title, note }: { x: string; height: number; title: string; note: string }) {
  return (
    <>
      <line x1={x} x2={x} y1="-4" y2={height} stroke="var(--ink)" />
      <text x={x} dx="4" y="-10" className="fill-ink text-small">
        <tspan className="font-semibold">{title}</tspan> {note}
      </text>
    </>
  );
}
