export type AccountPart = { key: string; share: number; tone: "taken" | "known" | "refused"; label: string };

const fills = { taken: "var(--ink-2)", known: "var(--passive-fill)", refused: "var(--danger)" };

/** Rows of a file by what happens to them: accepted, already here, rejected. The words stand below the bar. */
export function AccountBar({ label, parts }: { label: string; parts: AccountPart[] }) {
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
            fill={fills[part.tone]}
            stroke="var(--page)"
            strokeWidth={part.share === 1 ? 0 : 1}
          />
        ))}
      </svg>
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-small tabular-nums">
        {parts.map((part) => (
          <span key={part.key} className={part.tone === "refused" ? "text-danger" : "text-ink-2"}>
            {part.label}
          </span>
        ))}
      </p>
    </div>
  );
}
