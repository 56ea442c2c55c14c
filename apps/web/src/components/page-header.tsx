import type { ReactNode } from "react";

export type PageHeaderProps = {
  title: ReactNode;
  /** What the page says today, in a sentence. */
  lead?: ReactNode;
  /** Where this page belongs: "Data / Imports". */
  overline?: ReactNode;
  actions?: ReactNode;
};

/** The head of a page: its title, what it says, and what can be done with the whole of it. */
export function PageHeader({ title, lead, overline, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {overline ? (
          <p className="mb-1 text-ink-2 text-small [&_a:hover]:text-accent [&_a]:transition-colors">{overline}</p>
        ) : null}
        <h1 className="text-title">{title}</h1>
        {lead ? <p className="sentence mt-1 text-body text-ink-2">{lead}</p> : null}
      </div>
      {actions ? (
        <div className="flex flex-wrap items-start gap-2" data-print="hide">
          {actions}
        </div>
      ) : null}
    </header>
  );
}
