import type { ReactNode } from "react";

/** One line of what a decision is taken on. */
export function ProposalFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="border-line border-t pt-2 pr-8 text-ink-3">{name}</dt>
      <dd className="sentence wrap-anywhere pb-2 rail:border-line rail:border-t rail:pt-2">{children}</dd>
    </div>
  );
}
