import type { ReactNode } from "react";

export type AskedSectionProps = { title: ReactNode; lead: ReactNode; children: ReactNode };

/** One thing that is asked about the file, parted from the next by a hairline. */
export function AskedSection({ title, lead, children }: AskedSectionProps) {
  return (
    <section className="py-7">
      <h2 className="text-chart">{title}</h2>
      <p className="sentence mt-0.5 mb-3 text-ink-2 text-small">{lead}</p>
      {children}
    </section>
  );
}

/** Keeps a column of the grid where there is nothing to show. */
export function AskedColumn() {
  return <span className="max-rail:hidden" />;
}

/** The ground of a question that nobody has answered yet. */
export function OpenGround({ open, children }: { open: boolean; children: ReactNode }) {
  return open ? (
    <div className="-mx-4 bg-accent-soft px-4 py-1 shadow-[inset_2px_0_var(--accent)]">{children}</div>
  ) : (
    children
  );
}
