import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type TabListProps = { label: string; children: ReactNode };

/** A row of places inside one page; more than a window holds stand in a second row, on a phone they scroll. Each tab is a link (its state is the URL), so this is navigation, not `role="tab"`. */
export function TabList({ label, children }: TabListProps) {
  return (
    <nav
      aria-label={label}
      className="-mb-px flex gap-x-6 overflow-x-auto border-line border-b [scrollbar-width:none] rail:flex-wrap"
    >
      {children}
    </nav>
  );
}

/** The classes of one tab; put `aria-current="page"` on the one that is open. */
export const tab = cx(
  "flex min-h-9 items-center gap-1.5 border-transparent border-b-2 text-ui font-medium whitespace-nowrap text-ink-2",
  "transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:text-accent pointer-coarse:min-h-11",
);
