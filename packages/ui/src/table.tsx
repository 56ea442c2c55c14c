import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { SortDownIcon, SortUpIcon } from "./icons.tsx";

/** A table of hairlines. It scrolls inside itself when it must; the page never does. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    // Relative: words for screen readers stand out of the flow, and would else widen the page instead of the box.
    <div className="relative -mx-1 overflow-x-auto px-1">
      <table {...props} className={cx("w-full border-collapse text-left text-ui", className)} />
    </div>
  );
}

export type ColumnProps = Omit<ComponentProps<"th">, "aria-sort"> & {
  numeric?: boolean;
  sorted?: "ascending" | "descending" | undefined;
};

/** One column head; the line under the heads is the strong one. */
export function Column({ numeric = false, sorted, className, children, ...props }: ColumnProps) {
  return (
    <th
      scope="col"
      {...props}
      aria-sort={sorted}
      className={cx(
        "border-line-strong border-b py-2 pr-4 align-bottom font-normal text-ink-2 text-small last:pr-0",
        numeric && "text-right",
        className,
      )}
    >
      {children}
    </th>
  );
}

/** The words and arrow inside a sortable head; wrap it in the link or button that sorts. */
export function SortLabel({
  sorted,
  children,
}: {
  sorted?: "ascending" | "descending" | undefined;
  children: ReactNode;
}) {
  const Arrow = sorted === "ascending" ? SortUpIcon : SortDownIcon;
  return (
    <span className={cx("inline-flex items-center gap-1 hover:text-ink", sorted && "font-medium text-ink")}>
      {children}
      <Arrow className={cx("size-3.5", !sorted && "opacity-0 group-hover:opacity-100")} />
    </span>
  );
}

export type CellProps = ComponentProps<"td"> & { numeric?: boolean };

/** One cell. Two lines fit in 48 px, one in 36. */
export function Cell({ numeric = false, className, ...props }: CellProps) {
  return (
    <td
      {...props}
      className={cx(
        "border-line border-b py-2 pr-4 align-middle last:pr-0",
        numeric && "text-right tabular-nums",
        className,
      )}
    />
  );
}

/** The cell that names its row; a name keeps the hyphen of a word, which tabular figures would widen. */
export function RowHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="row"
      {...props}
      className={cx(
        "border-line border-b py-2 pr-4 text-left align-middle font-medium text-body proportional-nums",
        className,
      )}
    />
  );
}
