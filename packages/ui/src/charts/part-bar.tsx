export type PartBarPart = { key: string; tone: "promoter" | "passive" | "detractor" | "mixed"; share: number };

const fills: Record<PartBarPart["tone"], string> = {
  promoter: "var(--promoter-fill)",
  passive: "var(--passive-fill)",
  detractor: "var(--detractor-fill)",
  mixed: "var(--control)",
};

/** The parts of a whole in a thin line, for a row of a table; what they are, the label says. */
export function PartBar({ label, parts }: { label: string; parts: readonly PartBarPart[] }) {
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.share, 0));
  return (
    <svg role="img" aria-label={label} width="100%" height="8" className="block">
      {parts.map((part, index) => (
        <rect
          key={part.key}
          x={`${(starts[index] ?? 0) * 100}%`}
          width={`${part.share * 100}%`}
          height="8"
          fill={fills[part.tone]}
          stroke="var(--page)"
          strokeWidth="1"
        />
      ))}
    </svg>
  );
}
