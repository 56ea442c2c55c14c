import type { PlanVerdictReport } from "@heard/core/verdicts";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { type GoalMethod, useEffectWords } from "./use-effect-words.ts";

type Forecast = NonNullable<PlanVerdictReport["registered"]["forecast"]>;
type BalanceTableProps = { forecast: Pick<Forecast, "balance">; method: GoalMethod; format: Format };

/** How alike plan units and comparison were before the start. */
export function BalanceTable({ forecast, method, format }: BalanceTableProps) {
  const t = useTranslations("verdicts.balance");
  const words = useEffectWords(format);
  if (forecast.balance.every(({ comparison, difference }) => comparison === null && difference === null)) return null;
  const numberOf = (of: Forecast["balance"][number]["of"], value: number | null) =>
    value === null ? "–" : of === "answersPerPeriod" ? format.decimal(value) : words.level(method, value);
  const differenceOf = ({ of, difference }: Forecast["balance"][number]) => {
    if (difference === null) return "–";
    if (of === "level") return t("sd", { value: format.signedMean(difference) });
    return of === "strata" ? t("distance", { value: format.percent(difference) }) : numberOf(of, difference);
  };
  return (
    <details className="mt-4 text-small" data-print="open">
      <summary className="link inline-block cursor-pointer">{t("title")}</summary>
      <Table className="mt-2">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            {(["what", "plan", "comparison", "difference"] as const).map((key) => (
              <Column key={key} numeric={key !== "what"}>
                {t(`columns.${key}`)}
              </Column>
            ))}
          </tr>
        </thead>
        <tbody>
          {forecast.balance.map((row) => (
            <tr key={row.of}>
              <RowHead className="font-normal">{t(`of.${row.of}`)}</RowHead>
              <Cell numeric>{numberOf(row.of, row.plan)}</Cell>
              <Cell numeric>{numberOf(row.of, row.comparison)}</Cell>
              <Cell numeric>
                {differenceOf(row)}
                {row.isFlagged ? <span className="ml-1 text-detractor">{t("flagged")}</span> : null}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
