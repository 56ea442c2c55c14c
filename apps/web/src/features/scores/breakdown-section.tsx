import { sortRows } from "@heard/core/measures/rules";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHeader } from "#components/section.tsx";
import { type MeasureResult, nameIn } from "#lib/measure.ts";
import { type BreakdownRow, familyOf, weakestOf } from "./breakdown-data.ts";
import { BreakdownTable } from "./breakdown-table.tsx";
import type { ScreenContext } from "./screen-context.ts";

export type BreakdownSectionProps = {
  result: MeasureResult;
  rows: BreakdownRow[];
  /** "Touchpoint" */
  dimensionName: string;
  screen: ScreenContext;
  /** Links to the other breakdowns. */
  choices: ReactNode;
};

/** Every value of one dimension: the finding, the table, and what its verdicts allow for. */
export function BreakdownSection({ result, rows, dimensionName, screen, choices }: BreakdownSectionProps) {
  const t = useTranslations("scores.breakdown");
  const metric = nameIn(screen.locale, result.total.name);
  // Inside an English sentence a dimension is a common noun; Han has no case.
  const words = { metric, dimension: dimensionName.toLocaleLowerCase(screen.locale) };
  const sorted = sortRows(rows, screen.view.sort, screen.format.locale);
  return (
    <>
      <SectionHeader
        title={useBreakdownTitle(rows)}
        lead={result.comparedWith ? t("subtitle", words) : t("subtitleAlone", words)}
        actions={choices}
      />
      <BreakdownTable result={result} rows={sorted} dimensionName={dimensionName} screen={screen} sortable />
      <SpreadNotes result={result} rows={rows} metric={metric} screen={screen} />
      <FamilyNote result={result} screen={screen} />
    </>
  );
}

/** Rows with one score and different spreads: what the column of values alone would hide. */
function SpreadNotes({
  result,
  rows,
  metric,
  screen: { format },
}: {
  result: MeasureResult;
  rows: BreakdownRow[];
  metric: string;
  screen: ScreenContext;
}) {
  const t = useTranslations("scores.breakdown");
  const nameOf = (key: string | null) => rows.find((row) => row.key === key)?.name ?? "";
  return result.spreads.map(({ keys: [one, other], shift }) => (
    <p key={`${one}/${other}`} className="sentence mt-3 font-medium text-ui">
      {t("sameScore", {
        metric,
        names: format.list([nameOf(one), nameOf(other)]),
        share: format.wholePercent(shift),
      })}
    </p>
  ));
}

function useBreakdownTitle(rows: BreakdownRow[]): string {
  const t = useTranslations("scores.breakdown");
  const weakest = weakestOf(rows);
  if (!weakest) return t("question");
  const verdict = weakest.measure.change?.verdict;
  if (verdict === "worsened") return t("weakestWorsened", { name: weakest.name });
  return verdict === "improved" ? t("weakestImproved", { name: weakest.name }) : t("weakest", { name: weakest.name });
}

/** For how many comparisons the verdicts allow, and what else a reader must know of the whole table. */
export function FamilyNote({ result, screen: { format, locale } }: { result: MeasureResult; screen: ScreenContext }) {
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
  return notes.length > 0 ? (
    <p className="sentence mt-3 text-ink-3 text-small">{notes.join(locale === "en" ? " " : "")}</p>
  ) : null;
}
