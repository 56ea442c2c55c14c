import { round } from "./geometry.ts";

/** Which end of the scale a point belongs to. */
export type GroupTone = "promoter" | "passive" | "detractor";

export type DistributionBar = {
  /** The point of the scale, as printed under its bar. */
  point: string;
  /** Share of the answers, 0…1; `null` when there are none. */
  share: number | null;
  previousShare: number | null;
  /** Printed over the bar. */
  label: string;
  tone: GroupTone;
};

export type DistributionGroup = {
  tone: GroupTone;
  name: string;
  points: number;
  share: string;
  previous: string | null;
};

export type DistributionChartProps = { label: string; bars: DistributionBar[]; groups: DistributionGroup[] };

const height = 168;
const fills: Record<GroupTone, string> = {
  promoter: "var(--promoter-fill)",
  passive: "var(--passive-fill)",
  detractor: "var(--detractor-fill)",
};
const words: Record<GroupTone, string> = {
  promoter: "text-promoter",
  passive: "text-passive",
  detractor: "text-detractor",
};

/** Every point of the scale as a bar from 0, the period before as a line on it, and the groups in words below. */
export function DistributionChart({ label, bars, groups }: DistributionChartProps) {
  const highest = Math.max(0, ...bars.flatMap((bar) => [bar.share ?? 0, bar.previousShare ?? 0]));
  const toPixels = (share: number) => (highest === 0 ? 0 : (share / highest) * height);
  return (
    <div>
      <svg role="img" aria-label={label} width="100%" height={height + 46} className="block overflow-visible">
        {bars.map((bar, index) => (
          <Bar key={bar.point} bar={bar} index={index} count={bars.length} toPixels={toPixels} />
        ))}
        <line x1="0" x2="100%" y1={height + 18} y2={height + 18} stroke="var(--control)" />
      </svg>
      <GroupRow groups={groups} />
    </div>
  );
}

type BarProps = { bar: DistributionBar; index: number; count: number; toPixels: (share: number) => number };

function Bar({ bar, index, count, toPixels }: BarProps) {
  const column = 100 / count;
  const left = round(index * column + column * 0.04);
  const width = round(column * 0.92);
  const middle = `${round((index + 0.5) * column)}%`;
  const base = height + 18;
  const top = round(base - toPixels(bar.share ?? 0));
  const before = bar.previousShare === null ? null : round(base - toPixels(bar.previousShare));
  return (
    <g>
      {bar.share === null ? null : (
        <rect x={`${left}%`} width={`${width}%`} y={top} height={base - top} rx="1.5" fill={fills[bar.tone]} />
      )}
      {before === null ? null : (
        <line x1={`${left}%`} x2={`${left + width}%`} y1={before} y2={before} stroke="var(--ink)" strokeWidth="1.5" />
      )}
      <text
        x={middle}
        y={Math.min(top, before ?? top) - 5}
        textAnchor="middle"
        className="halo fill-ink-2 text-count tabular-nums"
      >
        {bar.label}
      </text>
      <text x={middle} y={base + 18} textAnchor="middle" className="fill-ink text-small tabular-nums">
        {bar.point}
      </text>
    </g>
  );
}

/**
 * Names and shares stand under exactly the bars that they sum. A middle group may have only two bars, less than its words:
 * it is set flush right and grows to the left, where the widest group leaves room.
 */
function GroupRow({ groups }: { groups: DistributionGroup[] }) {
  return (
    <div className="grid" style={{ gridTemplateColumns: groups.map(({ points }) => `${points}fr`).join(" ") }}>
      {groups.map(({ tone, name, share, previous }, index) => (
        <div
          key={name}
          className={`min-w-0 px-[0.3%] text-small ${index === 0 ? "" : "flex flex-col items-end"} ${index === groups.length - 1 ? "" : "*:not-first:pr-4"}`}
        >
          <svg aria-hidden="true" width="100%" height="3" className="mb-1 block">
            <rect width="100%" height="2.5" fill={fills[tone]} />
          </svg>
          <span className={`block font-semibold ${words[tone]}`}>{name}</span>
          <span className={`block font-semibold tabular-nums ${words[tone]}`}>{share}</span>
          <span className="block whitespace-nowrap text-ink-3 tabular-nums">{previous}</span>
        </div>
      ))}
    </div>
  );
}
