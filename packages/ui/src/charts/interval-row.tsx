import type { ReactNode } from "react";
import { cx } from "../cx.ts";
import { type Domain, percentOf } from "./geometry.ts";

export type IntervalRowProps = {
  /** One sentence: value, interval, before. */
  label: string;
  domain: Domain;
  /** `null`: too few answers to show a number; the row keeps only the line of all. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** The period before, as a tick. */
  before?: number | null;
  /** The value of everything together, as the dashed line through all rows. */
  all?: number | null;
  /** What differences are counted from, as the solid line through all rows. */
  base?: number | null;
  /** Dashed bar and hollow dot: read with care. */
  lowBase?: boolean;
};

const height = 28;
const middle = height / 2;

/** Bar = interval, dot = now, tick = before, dashed line = all. Rows under each other share one printed scale. */
export function IntervalRow({
  label,
  domain,
  value,
  low,
  high,
  before = null,
  all = null,
  base = null,
  lowBase = false,
}: IntervalRowProps) {
  const at = (one: number) => `${percentOf(one, domain)}%`;
  return (
    <svg
      role="img"
      aria-label={label}
      width="100%"
      height={height}
      className="block overflow-visible max-rail:[clip-path:inset(0_-12px)]"
    >
      {base === null ? null : <line x1={at(base)} x2={at(base)} y1={-10} y2={height + 10} stroke="var(--control)" />}
      {all === null ? null : (
        <line x1={at(all)} x2={at(all)} y1={-10} y2={height + 10} stroke="var(--control)" strokeDasharray="3 3" />
      )}
      {low === null || high === null ? null : <Interval low={low} high={high} domain={domain} lowBase={lowBase} />}
      {before === null ? null : (
        <line x1={at(before)} x2={at(before)} y1={middle - 7} y2={middle + 7} stroke="var(--ink)" strokeWidth="1.5" />
      )}
      {value === null ? null : (
        <circle
          cx={at(value)}
          cy={middle}
          r={lowBase ? 3.75 : 4.5}
          fill={lowBase ? "var(--page)" : "var(--accent)"}
          stroke={lowBase ? "var(--accent)" : "var(--page)"}
          strokeWidth="1.5"
        />
      )}
    </svg>
  );
}

function Interval({ low, high, domain, lowBase }: { low: number; high: number; domain: Domain; lowBase: boolean }) {
  const left = percentOf(low, domain);
  const width = Math.max(0, percentOf(high, domain) - left);
  return (
    <rect
      x={`${left}%`}
      width={`${width}%`}
      y={middle - 3}
      height="6"
      rx="3"
      fill={lowBase ? "none" : "var(--band)"}
      {...(lowBase ? { stroke: "var(--accent)", strokeDasharray: "3 2" } : {})}
    />
  );
}

export type IntervalScaleProps = {
  domain: Domain;
  ticks: { value: number; label: string }[];
  /** The dashed line's name and value: "all 81.1". */
  all?: { value: number; label: string } | null;
  className?: string;
};

/** Near an end a name stands inside of it: beyond lies the edge of a phone. */
const anchorOf = (percent: number) => (percent > 85 ? "end" : percent < 15 ? "start" : "middle");

/** The printed scale of the rows below it. */
export function IntervalScale({ domain, ticks, all = null, className }: IntervalScaleProps) {
  return (
    <svg aria-hidden="true" width="100%" height={all ? 32 : 16} className={cx("block overflow-visible", className)}>
      {all ? (
        <text
          x={`${percentOf(all.value, domain)}%`}
          y="10"
          textAnchor={anchorOf(percentOf(all.value, domain))}
          className="fill-ink font-medium text-small tabular-nums"
        >
          {all.label}
        </text>
      ) : null}
      {ticks.map(({ value, label }) => (
        <text
          key={value}
          x={`${percentOf(value, domain)}%`}
          y={all ? 28 : 12}
          textAnchor="middle"
          className="fill-ink-2 text-small tabular-nums"
        >
          {label}
        </text>
      ))}
    </svg>
  );
}

/** What stands in place of a row that cannot have a number, and why. Dashed means absent. */
export function AbsentRow({ children }: { children: ReactNode }) {
  return (
    <span className="block rounded-chip border border-control border-dashed px-2 py-1 text-ink-2 text-small">
      {children}
    </span>
  );
}
