import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { CloseIcon } from "./icons.tsx";

export type ChipTone = "neutral" | "promoter" | "passive" | "detractor" | "danger" | "accent" | "absent";

const tones: Record<ChipTone, string> = {
  neutral: "bg-sunk text-ink-2",
  promoter: "bg-promoter-soft text-promoter",
  passive: "bg-passive-soft text-passive",
  detractor: "bg-detractor-soft text-detractor",
  danger: "bg-danger-soft text-danger",
  accent: "bg-accent-soft text-accent",
  absent: "border border-dashed border-control text-ink-2",
};

/** A small word on its own ground. Colour never stands alone: the word says it. It stands by itself, so it begins as a sentence does. */
export function Chip({ tone = "neutral", children }: { tone?: ChipTone; children: ReactNode }) {
  return (
    <span
      className={cx("inline-flex min-h-5 items-center gap-1 rounded-chip px-1.5 font-medium text-small", tones[tone])}
    >
      <span className="first-letter:uppercase">{children}</span>
    </span>
  );
}

/** One score on its scale: the figure on the ground of its group. */
export function ScoreChip({ tone, label, children }: { tone: ChipTone; label: string; children: ReactNode }) {
  return (
    <span
      role="img"
      aria-label={label}
      className={cx(
        "inline-flex h-6 min-w-7.5 items-center justify-center rounded-chip px-1.5 font-semibold text-ui tabular-nums",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}

/** A filter that is set, with its way off. */
export function FilterChip({
  children,
  removeLabel,
  onRemove,
}: {
  children: ReactNode;
  removeLabel: string;
  onRemove: () => void;
}) {
  return (
    <span className="inline-flex min-h-7 items-center gap-1 rounded-chip bg-accent-soft pl-2 font-medium text-accent text-small pointer-coarse:min-h-11">
      {children}
      <button
        type="button"
        aria-label={removeLabel}
        title={removeLabel}
        onClick={onRemove}
        className="inline-flex size-6 items-center justify-center rounded-chip hover:text-accent-hover pointer-coarse:size-11"
      >
        <CloseIcon className="size-3.5" />
      </button>
    </span>
  );
}
