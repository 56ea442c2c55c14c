import type { RowOrder } from "@heard/core/measures/rules";
import { type Domain, ticksOf } from "@heard/ui/charts/geometry";
import { IntervalScale } from "@heard/ui/charts/interval-row";
import { Column, SortLabel, Table } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { boundsOf, formatBound, formatTick } from "#lib/figures.ts";
import { type MeasureResult, nameIn } from "#lib/measure.ts";
import { domainOf, type BreakdownRow as RowData } from "./breakdown-data.ts";
import { BreakdownRow } from "./breakdown-row.tsx";
import type { ScreenContext } from "./screen-context.ts";

export type BreakdownTableProps = {
  result: MeasureResult;
  /** In the order in which they are drawn. */
  rows: RowData[];
  /** "Touchpoint" */
  dimensionName: string;
  screen: ScreenContext;
  /** Whether the heads sort: not where the rows have an order of their own, as stages have. */
  sortable: boolean;
};

/** A dot-plot that is a table: every row on one printed scale. */
export function BreakdownTable({ result, rows, dimensionName, screen, sortable }: BreakdownTableProps) {
  const { total } = result;
  const domain = domainOf(rows, total, boundsOf(total.unit, total.scale));
  return (
    <Table className="max-rail:block">
      <BreakdownHead
        result={result}
        domain={domain}
        dimensionName={dimensionName}
        screen={screen}
        sortable={sortable}
      />
      <tbody className="max-rail:block">
        {rows.map((row) => (
          <BreakdownRow key={row.key ?? ""} row={row} total={total} domain={domain} screen={screen} />
        ))}
      </tbody>
    </Table>
  );
}

type HeadProps = Pick<BreakdownTableProps, "result" | "dimensionName" | "screen" | "sortable"> & {
  domain: Domain | null;
};

function BreakdownHead({ result: { total, comparedWith }, domain, dimensionName, screen, sortable }: HeadProps) {
  const t = useTranslations();
  const { format } = screen;
  const head = (column: RowOrder["column"], label: string) =>
    sortable ? <SortHead column={column} label={label} screen={screen} /> : label;
  const sorted = (column: RowOrder["column"]) =>
    sortable && screen.view.sort.column === column ? screen.view.sort.direction : undefined;
  return (
    <thead className="max-rail:block">
      <tr className="max-rail:block">
        <Column className="w-[22%] max-rail:hidden" sorted={sorted("name")}>
          {head("name", dimensionName)}
        </Column>
        <Column className="w-[45%] pr-10 max-rail:block max-rail:w-full max-rail:px-3">
          {domain ? (
            <IntervalScale
              domain={domain}
              ticks={ticksOf(domain).map((value) => ({ value, label: formatTick(format, total.unit, value) }))}
              all={
                total.value === null
                  ? null
                  : {
                      value: total.value,
                      label: t("scores.breakdown.all", { value: formatBound(format, total.unit, total.value) }),
                    }
              }
            />
          ) : null}
        </Column>
        <Column numeric className="pr-6 max-rail:hidden" sorted={sorted("value")}>
          {head("value", nameIn(screen.locale, total.name))}
        </Column>
        <Column numeric className="pr-8 max-rail:hidden" sorted={sorted("n")}>
          {head("n", t("common.figures.nWord"))}
        </Column>
        <Column className="max-rail:hidden" sorted={comparedWith ? sorted("change") : undefined}>
          {comparedWith ? head("change", t("scores.breakdown.change")) : null}
        </Column>
      </tr>
    </thead>
  );
}

/** A head that sorts by a link: the order is part of the address. */
function SortHead({ column, label, screen }: { column: RowOrder["column"]; label: string; screen: ScreenContext }) {
  const t = useTranslations("common.list");
  const { view } = screen;
  const sorted = view.sort.column === column ? view.sort.direction : undefined;
  const direction = sorted === "ascending" ? "descending" : "ascending";
  return (
    <Link
      href={screen.hrefOf({ ...view, sort: { column, direction } })}
      scroll={false}
      className="group inline-block no-underline"
      title={t("sortBy", { column: label })}
    >
      <SortLabel sorted={sorted}>{label}</SortLabel>
    </Link>
  );
}
