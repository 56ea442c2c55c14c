export type ProgressProps = {
  /** Names the work for screen readers. */
  label: string;
  /** Share done, 0…1; `null` while the total is not known: the bar stays empty and the words say what happens. */
  share: number | null;
  /** "41,200 of 120,000 rows, about 2 minutes left" */
  text: string;
};

/** The bar of a long piece of work. The words below carry the counts; the bar never moves by itself. */
export function Progress({ label, share, text }: ProgressProps) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={text}
      {...(percent === null ? {} : { "aria-valuenow": percent })}
      className="h-1.5 w-full overflow-hidden rounded-chip bg-line forced-color-adjust-none"
    >
      <svg aria-hidden="true" className="block h-full w-full" preserveAspectRatio="none">
        <rect width={`${percent ?? 0}%`} height="100%" fill="var(--accent)" />
      </svg>
    </div>
  );
}
