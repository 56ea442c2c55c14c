import { Column, type ColumnProps, Table } from "@heard/ui/table";
import type { ReactNode } from "react";

/** A head; `spoken` is read out only, for a column whose cells explain themselves. */
export type ListColumn = Pick<ColumnProps, "numeric" | "className"> & { label: string; spoken?: boolean };

export type ListTableProps = {
  /** What the table lists, for who cannot see what stands around it. */
  caption: string;
  columns: readonly ListColumn[];
  className?: string;
  /** The rows. */
  children: ReactNode;
};

/** A list of things with what can be done to each. */
export function ListTable({ caption, columns, className, children }: ListTableProps) {
  return (
    <Table className={className}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, spoken = false, ...column }) => (
            <Column key={label} {...column}>
              {spoken ? <span className="sr-only">{label}</span> : label}
            </Column>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}
