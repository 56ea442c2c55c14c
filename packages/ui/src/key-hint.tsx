/** One key, as it is printed on the keyboard. */
export function KeyHint({ children }: { children: string }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-chip border border-line-strong bg-raised px-1 font-sans text-count text-ink-2">
      {children}
    </kbd>
  );
}
