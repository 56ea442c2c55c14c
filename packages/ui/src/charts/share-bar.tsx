export type SharePart = { key: string; tone: "promoter" | "passive" | "detractor"; share: number; label: string };

/** The parts of a whole in one line: detractors, passives, promoters, each with its words below. */
export function ShareBar({ label, parts }: { label: string; parts: SharePart[] }) {
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.share, 0));
  return (
    <div>
      <svg role="img" aria-label={label} width="100%" height="8" className="block">
        {parts.map((part, index) => (
          <rect
            key={part.key}
            x={`${(starts[index] ?? 0) * 100}%`}
            width={`${part.share * 100}%`}
            height="8"
            fill={`var(--${part.tone}-fill)`}
            stroke="var(--raised)"
            strokeWidth="1.5"
          />
        ))}
      </svg>
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 font-medium text-small tabular-nums">
        {parts.map((part) => (
          <span key={part.key} style={{ color: `var(--${part.tone})` }}>
            {part.label}
          </span>
        ))}
      </p>
    </div>
  );
}
