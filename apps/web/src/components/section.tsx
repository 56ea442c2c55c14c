import { cx } from "@heard/ui/cx";
import type { ComponentProps, ReactNode } from "react";

/** A part of a page, parted from the one above by a hairline and air. */
export function Section({ className, ...props }: ComponentProps<"section">) {
  return <section {...props} className={cx("mt-10 border-line border-t pt-8", className)} />;
}

/** A part of a page that is worked with: what it is for stands at the left of it, so that a wide window is used and a form stays narrow. */
export function SideSection({ title, lead, actions, className, children, ...props }: SideSectionProps) {
  return (
    <Section {...props} className={cx("gap-x-12 rail:grid rail:grid-cols-[16rem_minmax(0,1fr)]", className)}>
      <SectionHeader title={title} lead={lead} actions={actions} />
      <div className="min-w-0">{children}</div>
    </Section>
  );
}

type SideSectionProps = Omit<ComponentProps<"section">, "title"> & SectionHeaderProps;

export type SectionHeaderProps = { title: ReactNode; lead?: ReactNode; actions?: ReactNode };

/** The finding or question of a section, with what explains it. */
export function SectionHeader({ title, lead, actions }: SectionHeaderProps) {
  return (
    <div className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 grow-[999] basis-52 rail:basis-72">
        <h2 className="text-chart">{title}</h2>
        {lead ? <p className="sentence text-ink-3 text-small">{lead}</p> : null}
      </div>
      {actions ? (
        <div className="flex min-w-0 max-w-full grow flex-wrap justify-between gap-2" data-print="hide">
          {actions}
        </div>
      ) : null}
    </div>
  );
}
