import type { ReactNode } from "react";

/** Lines to copy, in the writing of a terminal. What is wider than its place scrolls, with the keyboard too: so it can be reached. */
export function CodeBlock({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it, nobody without a mouse could read the end of a long line
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-control bg-sunk">
      <pre className="w-max min-w-full p-3 font-mono text-small">{children}</pre>
    </section>
  );
}
