import { type Domain, ticksOf } from "@heard/ui/charts/geometry";
import { AbsentRow, IntervalRow, IntervalScale } from "@heard/ui/charts/interval-row";
import { Cell, Column, RowHead, SortLabel, Table } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SectionHeader } from "#components/section.tsx";
import { TraceLink } from "#features/trace/trace-link.tsx";
import { boundsOf, formatBound, formatInterval, formatTick, formatValue } from "#lib/figures.ts";
import { type Measure, type MeasureResult, nameIn } from "#lib/measure.ts";
import { type BreakdownRow, domainOf, familyOf, lowestRow, sortRows } from "./breakdown-data.ts";
import { Change } from "./change.tsx";
import { Judged } from "./figure.tsx";
import type { SortColumn } from "./scores-view.ts";
import { type ScreenContext, traceHref } from "./screen-context.ts";

export type BreakdownProps = {
  result: MeasureResult;
  rows: BreakdownRow[];
  /** "Touchpoint" */
  dimensionName: string;
  screen: ScreenContext;
  /** Links to the other breakdowns. */
  choices: React.ReactNode;
};

/** Every value of one dimension on one printed scale: a dot-plot that is a table. */
export function BreakdownSection({ result, rows, dimensionName, screen, choices }: BreakdownProps) {
  const t = useTranslations("scores.breakdown");
  const { total } = result;
  const metric = nameIn(screen.locale, total.name);
  // Inside an English sentence a dimension is a common noun; Han has no case.
  const words = { metric, dimension: dimensionName.toLocaleLowerCase(screen.locale) };
  const sorted = sortRows(rows, screen.view.sort, screen.format);
  const domain = domainOf(sorted, total, boundsOf(total.unit, total.scale));
  return (
    <>
      <SectionHeader
        title={useBreakdownTitle(rows)}
        lead={result.comparedWith ? t("subtitle", words) : t("subtitleAlone", words)}
        actions={choices}
      />
      <Table className="max-rail:block">
        <BreakdownHead result={result} domain={domain} dimensionName={dimensionName} screen={screen} />
        <tbody className="max-rail:block">
          {sorted.map((row) => (
            <Row key={row.key ?? ""} row={row} total={total} domain={domain} screen={screen} />
          ))}
        </tbody>
      </Table>
      <FamilyNote result={result} screen={screen} />
    </>
  );
}

function useBreakdownTitle(rows: BreakdownRow[]): string {
  const t = useTranslations("scores.breakdown");
  const lowest = lowestRow(rows);
  if (!lowest) return t("question");
  const verdict = lowest.measure.change?.verdict;
  if (verdict === "worsened") return t("lowestWorsened", { name: lowest.name });
  return verdict === "improved" ? t("lowestImproved", { name: lowest.name }) : t("lowest", { name: lowest.name });
}

type HeadProps = { result: MeasureResult; domain: Domain | null; dimensionName: string; screen: ScreenContext };

function BreakdownHead({ result: { total, comparedWith }, domain, dimensionName, screen }: HeadProps) {
  const t = useTranslations();
  const { format } = screen;
  const head = (column: SortColumn, label: string) => <SortHead column={column} label={label} screen={screen} />;
  const sorted = (column: SortColumn) => (screen.view.sort.column === column ? screen.view.sort.direction : undefined);
  return (
    <thead className="max-rail:block">
      <tr className="max-rail:block">
        <Column className="w-1/4 max-rail:hidden" sorted={sorted("name")}>
          {head("name", dimensionName)}
        </Column>
        <Column className="w-[34%] pr-10 max-rail:block max-rail:w-full max-rail:px-3">
          {domain ? (
            <IntervalScale
              domain={domain}
              ticks={ticksOf(domain, 5).map((value) => ({ value, label: formatTick(format, total.unit, value) }))}
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
        <Column numeric className="max-rail:hidden" sorted={sorted("value")}>
          {head("value", nameIn(screen.locale, total.name))}
        </Column>
        <Column numeric className="pr-8 max-rail:hidden" sorted={sorted("n")}>
          {head("n", t("common.figures.nWord"))}
        </Column>
        <Column className="w-1/5 max-rail:hidden" sorted={comparedWith ? sorted("change") : undefined}>
          {comparedWith ? head("change", t("scores.breakdown.change")) : null}
        </Column>
      </tr>
    </thead>
  );
}

/** A head that sorts by a link: the order is part of the address. */
function SortHead({ column, label, screen }: { column: SortColumn; label: string; screen: ScreenContext }) {
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

type RowProps = { row: BreakdownRow; total: Measure; domain: Domain | null; screen: ScreenContext };

function Row({ row, total, domain, screen }: RowProps) {
  const t = useTranslations();
  const { format } = screen;
  const { measure } = row;
  const { value, unit, interval, base, n } = measure;
  const rough = base === "lowBase";
  const range = (low: string, high: string) => t("common.figures.range", { low, high });
  return (
    <tr className="max-rail:grid max-rail:grid-cols-[minmax(0,1fr)_auto] max-rail:border-line max-rail:border-b max-rail:py-2.5 max-rail:[&>*]:border-0 max-rail:[&>*]:p-0">
      <RowHead className={base === "none" ? "text-ink-2" : undefined}>
        {row.name}
        {row.under ? <span className="block font-normal text-ink-3 text-small">{row.under}</span> : null}
      </RowHead>
      <Cell className="pr-10 max-rail:col-span-2 max-rail:row-start-2 max-rail:px-3!">
        {base === "none" || !domain ? (
          <AbsentRow>{t("scores.breakdown.noAnswers")}</AbsentRow>
        ) : (
          <IntervalRow
            label={plotSentence(row, format, range)}
            domain={domain}
            value={value}
            low={interval?.low ?? null}
            high={interval?.high ?? null}
            before={measure.change?.previous.value ?? null}
            all={total.value}
            lowBase={rough}
          />
        )}
      </Cell>
      <Cell numeric className="max-rail:text-right">
        {value === null ? null : (
          <TraceLink
            href={traceHref(screen, measure)}
            label={t("common.figures.trace", { name: row.name, value: formatValue(format, unit, value, rough) })}
          >
            <span className={rough ? "text-body" : "font-semibold text-body"}>
              {formatValue(format, unit, value, rough)}
            </span>
          </TraceLink>
        )}
        <span className="block text-ink-3 text-small max-rail:hidden">
          {interval === null || value === null ? null : formatInterval(format, unit, value, interval, range, rough)}
        </span>
        <span className="block rail:hidden">
          <Judged measure={measure} format={format} />
        </span>
      </Cell>
      <Cell numeric className="pr-8 max-rail:hidden">
        <span className="text-body">{format.count(n)}</span>
        {rough ? <span className="block text-ink-3 text-small">{t("common.figures.lowBase")}</span> : null}
      </Cell>
      <Cell className="max-rail:col-span-2 max-rail:row-start-3">
        {measure.withheld ? (
          <span className="text-ink-3 text-small">
            {t("common.figures.withheldReason", { rule: format.count(measure.withheld.minimum) })}
          </span>
        ) : base === "none" ? null : (
          <Change measure={measure} format={format} needed={screen.organisation.lowBelow} />
        )}
      </Cell>
    </tr>
  );
}

function plotSentence(
  { name, measure }: BreakdownRow,
  format: ScreenContext["format"],
  range: (low: string, high: string) => string,
): string {
  const { value, unit, interval } = measure;
  if (value === null) return name;
  const text = formatValue(format, unit, value, measure.base === "lowBase");
  return interval ? `${name}: ${text} (${formatInterval(format, unit, value, interval, range)})` : `${name}: ${text}`;
}

function FamilyNote({ result, screen: { format } }: { result: MeasureResult; screen: ScreenContext }) {
  const t = useTranslations("scores.breakdown");
  const family = familyOf(result.groups ?? []);
  const notes = [
    family && family.size > 1
      ? t("family", {
          count: format.count(family.size),
          method: family.procedure === "holm" ? t("holm") : t("benjaminiHochberg"),
        })
      : null,
    result.total.effectiveN === null ? null : t("items"),
    result.counted ? t("facts") : null,
  ].filter((note) => note !== null);
  return notes.length > 0 ? <p className="sentence mt-3 text-ink-3 text-small">{notes.join(" ")}</p> : null;
}
