import type { ReactNode } from "react";
import { Cell, Column, RowHead, Table } from "../table.tsx";

/** The figures of a chart as rows; the first cell names the row, `null` is "no data". */
export type ChartTable = { summary: string; caption: string; columns: string[]; rows: (string | null)[][] };

export type ChartFrameProps = {
  /** The finding in a sentence that the numbers support, or the question. */
  title: ReactNode;
  /** Metric, survey, unit, band. */
  subtitle?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
  /** Below the chart, beside "Show as table". */
  hint?: ReactNode;
  table?: ChartTable;
};

/** Title, subtitle, chart, and the same figures as a table on demand. */
export function ChartFrame({ title, subtitle, actions, children, hint, table }: ChartFrameProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 grow-[999] basis-[min(20rem,55%)]">
          <h2 className="text-chart">{title}</h2>
          {subtitle ? <p className="sentence text-ink-3 text-small">{subtitle}</p> : null}
        </div>
        {actions}
      </figcaption>
      {children}
      {table || hint ? <ChartFoot table={table} hint={hint} /> : null}
    </figure>
  );
}

function ChartFoot({ table, hint }: { table: ChartTable | undefined; hint: ReactNode }) {
  return (
    <div className="mt-3 flex flex-wrap items-baseline gap-x-3 text-small">
      {table ? (
        <details className="open:order-last open:w-full">
          <summary
            className="link inline-block cursor-pointer list-none pointer-coarse:py-3.5 [&::-webkit-details-marker]:hidden"
            data-print="hide"
          >
            {table.summary}
          </summary>
          <DataTable {...table} />
        </details>
      ) : null}
      {hint ? (
        <span className="text-ink-3 max-rail:hidden" data-print="hide">
          {hint}
        </span>
      ) : null}
    </div>
  );
}

function DataTable({ caption, columns, rows }: ChartTable) {
  return (
    <div className="mt-3 max-h-96 overflow-y-auto print:max-h-none">
      <Table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <Column key={column} numeric={index > 0}>
                {column}
              </Column>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells]) => (
            <tr key={head}>
              <RowHead className="font-normal">{head}</RowHead>
              {cells.map((cell, index) => (
                <Cell key={columns[index + 1]} numeric>
                  {cell ?? "–"}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
