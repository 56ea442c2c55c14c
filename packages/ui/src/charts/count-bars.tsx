import { round } from "./geometry.ts";

export type CountBar = {
  key: string;
  count: number | null;
  focus: boolean;
  /** Counts only part of its time, which its height alone would show as a fall: drawn pale. */
  cut?: boolean;
};

/** Counts over time as bars from 0: grey before, accent in focus. A count that is not known leaves its place empty. */
export function CountBars({ label, bars, height = 34 }: { label: string; bars: CountBar[]; height?: number }) {
  const highest = Math.max(0, ...bars.map((bar) => bar.count ?? 0));
  const column = 100 / Math.max(1, bars.length);
  return (
    <svg role="img" aria-label={label} width="100%" height={height} className="block">
      {bars.map(({ key, count, focus, cut = false }, index) => {
        const size = count === null || highest === 0 ? 0 : round((count / highest) * height);
        return (
          <rect
            key={key}
            x={`${round(index * column + column * 0.08)}%`}
            width={`${round(column * 0.84)}%`}
            y={round(height - size)}
            height={size}
            fill={focus ? "var(--accent)" : "var(--passive-fill)"}
            fillOpacity={cut ? 0.4 : undefined}
          />
        );
      })}
      <line x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} stroke="var(--line)" />
    </svg>
  );
}

export type ValueBar = { value: string; count: number; flagged?: boolean };

/** Answers by value in a small histogram; flagged values stand out by colour and by their bold label. */
export function ValueBars({ label, bars, height = 40 }: { label: string; bars: ValueBar[]; height?: number }) {
  const highest = Math.max(0, ...bars.map((bar) => bar.count));
  const column = 100 / Math.max(1, bars.length);
  return (
    <svg role="img" aria-label={label} width="100%" height={height + 16} className="block overflow-visible">
      {bars.map(({ value, count, flagged = false }, index) => {
        const size = highest === 0 ? 0 : Math.max(count > 0 ? 1 : 0, round((count / highest) * height));
        return (
          <g key={value}>
            <rect
              x={`${round(index * column + column * 0.08)}%`}
              width={`${round(column * 0.84)}%`}
              y={height - size}
              height={size}
              fill={flagged ? "var(--accent)" : "var(--series-2)"}
            />
            <text
              x={`${round((index + 0.5) * column)}%`}
              y={height + 13}
              textAnchor="middle"
              className={flagged ? "fill-accent font-semibold text-count" : "fill-ink-2 text-count"}
            >
              {value}
            </text>
          </g>
        );
      })}
      <line x1="0" x2="100%" y1={height} y2={height} stroke="var(--line-strong)" />
    </svg>
  );
}
