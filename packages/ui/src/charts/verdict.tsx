import { cx } from "../cx.ts";

/** The five words a comparison can end in. */
export type VerdictKind = "improved" | "worsened" | "noDetectableChange" | "tooFewAnswers" | "notComparable";

const colours: Record<VerdictKind, string> = {
  improved: "text-promoter font-semibold",
  worsened: "text-detractor font-semibold",
  noDetectableChange: "text-ink-3 font-[450]",
  tooFewAnswers: "text-ink-3 font-[450]",
  notComparable: "text-ink-3 font-[450]",
};

/**
 * A tiny interval plot against a no-change tick. Its position carries the verdict without colour: good is always right,
 * also for a metric where less is better.
 */
export function VerdictGlyph({ verdict }: { verdict: VerdictKind }) {
  return (
    <svg
      width="20"
      height="12"
      viewBox="0 0 20 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      className="shrink-0"
    >
      {shapes[verdict]}
    </svg>
  );
}

const shapes = {
  improved: (
    <>
      <path d="M6 1v10M9 6h10" />
      <circle cx="14" cy="6" r="2.75" fill="currentColor" stroke="none" />
    </>
  ),
  worsened: (
    <>
      <path d="M14 1v10M1 6h10" />
      <circle cx="6" cy="6" r="2.75" fill="currentColor" stroke="none" />
    </>
  ),
  noDetectableChange: (
    <>
      <path d="M10 1v2.5M10 8.5V11M2 6h5.5M12.5 6H18" />
      <circle cx="10" cy="6" r="2.25" />
    </>
  ),
  tooFewAnswers: (
    <>
      <path d="M10 1v10" />
      <path d="M1 6h18" strokeDasharray="3 2" />
    </>
  ),
  notComparable: <path d="M10 1v3M10 8v3M4 10.5l12-9" />,
} satisfies Record<VerdictKind, React.ReactNode>;

/** Glyph and word. Word first, glyph always, colour last; quiet verdicts stay quiet. */
export function Verdict({ verdict, children }: { verdict: VerdictKind; children: string }) {
  return (
    <span className={cx("inline-flex items-center gap-2 text-ui", colours[verdict])}>
      <VerdictGlyph verdict={verdict} />
      {children}
    </span>
  );
}
