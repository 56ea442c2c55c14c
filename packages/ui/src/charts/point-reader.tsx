"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { cx } from "../cx.ts";

/** One stop of the reader: where it stands, and what is said there, in the order of the tile. */
export type ReadPoint = { x: number; y: number | null; title: string; lines: string[] };

export type PointReaderProps = {
  /** What the arrow keys move through: "NPS by week". */
  label: string;
  points: ReadPoint[];
  height: number;
};

/** Reads a chart point by point: arrow keys, Home and End, or the pointer. Lies over a plot drawn on the server. */
export function PointReader({ label, points, height }: PointReaderProps) {
  const [at, setAt] = useState<number | null>(null);
  if (points.length === 0) return null;
  const last = points.length - 1;
  const point = at === null ? undefined : points[at];
  const moveByKey = (event: KeyboardEvent) => {
    const next = nextIndex(event.key, at ?? last, last);
    if (event.key === "Escape") setAt(null);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  };
  const moveByPointer = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setAt(Math.round(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * last));
  };
  const shown = points[at ?? last];
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at ?? last}
      aria-valuetext={shown ? [shown.title, ...shown.lines].join(", ") : undefined}
      className="absolute inset-x-0 top-0 cursor-crosshair rounded-chip outline-offset-4"
      style={{ height }}
      onKeyDown={moveByKey}
      onFocus={() => setAt((current) => current ?? last)}
      onBlur={() => setAt(null)}
      onPointerMove={moveByPointer}
      onPointerLeave={() => setAt(null)}
      data-print="hide"
    >
      {point ? <Reading point={point} height={height} /> : null}
    </div>
  );
}

/** The arrow that a key means, or null. Up and right go on in time, as on any slider. */
export function nextIndex(key: string, at: number, last: number): number | null {
  if (key === "ArrowRight" || key === "ArrowUp") return Math.min(last, at + 1);
  if (key === "ArrowLeft" || key === "ArrowDown") return Math.max(0, at - 1);
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}

function Reading({ point, height }: { point: ReadPoint; height: number }) {
  const leftHalf = point.x < 50;
  return (
    <>
      <span className="absolute top-0 w-px bg-control" style={{ left: `${point.x}%`, height }} />
      {point.y === null ? null : (
        <span
          className="absolute size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-page bg-accent"
          style={{ left: `${point.x}%`, top: point.y }}
        />
      )}
      <span
        className={cx(
          "pointer-events-none absolute top-0 z-10 w-max max-w-56 rounded-control bg-raised px-3 py-2 text-small shadow-raised",
          leftHalf ? "translate-x-3" : "-translate-x-[calc(100%+0.75rem)]",
        )}
        style={{ left: `${point.x}%` }}
      >
        <span className="block text-ink-3">{point.title}</span>
        {point.lines.map((text, index) => (
          <span key={text} className={cx("block tabular-nums", index === 0 ? "font-semibold text-ui" : "text-ink-2")}>
            {text}
          </span>
        ))}
      </span>
    </>
  );
}
