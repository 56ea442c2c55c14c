import { cx } from "@heard/ui/cx";
import { Column, type ColumnProps, RowHead, Table } from "@heard/ui/table";
import type { ComponentProps, CSSProperties, ReactNode } from "react";

/** A head; `spoken` is read out only, for a column whose cells explain themselves. */
export type ListColumn = Pick<ColumnProps, "numeric" | "className"> & {
  label: string;
  spoken?: boolean;
  /** The printed scale of what its cells draw. */
  scale?: ReactNode;
};

export type ListTableProps = {
  /** What the table lists, for who cannot see what stands around it. */
  caption: string;
  columns: readonly ListColumn[];
  className?: string;
  /** On a phone each row is a list of name and value, where the columns would not fit beside each other. */
  stacks?: boolean;
  /** The rows. */
  children: ReactNode;
};

/** A list of things with what can be done to each. */
export function ListTable({ caption, columns, className, stacks = false, children }: ListTableProps) {
  return (
    <Table className={cx(stacks && "stack-rows", className)} style={stacks ? columnNames(columns) : undefined}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, spoken = false, scale, ...column }) => (
            <Column key={label} {...column}>
              {spoken ? <span className="sr-only">{label}</span> : label}
              {scale}
            </Column>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}

/** The name of each column as a property of the table, for rows that are stacked; a head that is only spoken has none. */
const columnNames = (columns: readonly ListColumn[]): CSSProperties =>
  Object.fromEntries(
    columns.flatMap(({ label, spoken }, index) => (spoken ? [] : [[`--column-${index + 1}`, JSON.stringify(label)]])),
  );

/** The cell that names a row. A name without a space breaks where it must, before it pushes what can be done with the row out of the window. */
export function ListName({ className, ...props }: ComponentProps<"th">) {
  return <RowHead {...props} className={cx("wrap-anywhere min-w-32", className)} />;
}
