import { type Domain, pixelOf } from "./geometry.ts";

/** At the end of the line: the last value, and in two short lines what stands behind it. */
export type TrendEnd = { value: string; notes: string[] };

export type EndLabelProps = {
  end: TrendEnd;
  value: number | null | undefined;
  x: number;
  domain: Domain;
  height: number;
};

/** Beside the plot, on the level of the last point. */
export function EndLabel({ end, value, x, domain, height }: EndLabelProps) {
  if (value == null) return null;
  // Kept inside the plot, so that the notes of a line that ends at the bottom do not run into the dates.
  const y = pixelOf(value, domain, height);
  const textY = Math.min(Math.max(y, 8), height - 16 * end.notes.length);
  return (
    <>
      <circle cx={`${x}%`} cy={y} r="4.5" fill="var(--accent)" stroke="var(--page)" strokeWidth="1.5" />
      <text
        x="100%"
        dx="10"
        y={textY}
        dy="4"
        className="fill-accent font-semibold text-small tabular-nums @max-xl:hidden"
      >
        {end.value}
      </text>
      {end.notes.map((note, index) => (
        <text
          key={note}
          x="100%"
          dx="10"
          y={textY}
          dy={20 + 16 * index}
          className="fill-ink-3 text-small tabular-nums @max-xl:hidden"
        >
          {note}
        </text>
      ))}
    </>
  );
}

/** Where there is no room beside the line, its last point is said in full below: no value without what stands behind it. */
export function EndLine({ end }: { end: TrendEnd }) {
  return (
    <p className="mt-1 flex items-baseline gap-2 text-small tabular-nums @xl:hidden" data-end>
      <span aria-hidden="true" className="size-2.25 shrink-0 self-center rounded-full bg-accent" />
      <span>
        <span className="font-semibold text-accent">{end.value}</span>{" "}
        <span className="text-ink-3">{end.notes.join(" · ")}</span>
      </span>
    </p>
  );
}
