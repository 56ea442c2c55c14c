import Link from "next/link";
import { useTranslations } from "next-intl";
import { SectionHeader } from "#components/section.tsx";
import { ExportMenu } from "#features/exports/export-menu.tsx";
import { type BreakdownRow, weakestOf } from "#features/scores/breakdown-data.ts";
import { FamilyNote } from "#features/scores/breakdown-section.tsx";
import { BreakdownTable } from "#features/scores/breakdown-table.tsx";
import { exportContents } from "#features/scores/export-content.ts";
import { figureOf } from "#features/scores/figure.tsx";
import type { ScreenContext } from "#features/scores/screen-context.ts";
import type { Catalogue } from "#lib/catalogue.ts";
import { formatEnds, formatValue } from "#lib/figures.ts";
import { type Measure, type MeasureResult, nameIn } from "#lib/measure.ts";
import type { Weakest } from "./weakest.ts";

export type StageSectionProps = {
  result: MeasureResult;
  weakest: Weakest | null;
  catalogue: Catalogue;
  screen: ScreenContext;
};

/** The stages of the journey in their order, and which touchpoint carries the weakest. */
export function StageSection({ result, weakest, catalogue, screen }: StageSectionProps) {
  const t = useTranslations("home.stages");
  const common = useTranslations("common.figures");
  const { locale } = screen;
  const byKey = new Map((result.groups ?? []).map((group) => [group.key, group]));
  const rows = catalogue.stages.flatMap(({ key, name }): BreakdownRow[] => {
    const group = byKey.get(key);
    return group ? [{ ...group, key, name: nameIn(locale, name), under: null }] : [];
  });
  const weakestStage = weakestOf(rows);
  const carried = weakest && weakest.stage === weakestStage?.key ? weakest : null;
  const metric = nameIn(locale, result.total.name);
  return (
    <div className="min-w-0">
      <SectionHeader
        title={useStageTitle(weakestStage)}
        lead={t("subtitle", { metric })}
        actions={
          <ExportMenu
            tone="quiet"
            organisation={screen.organisation.key}
            content={exportContents(screen).breakdown(result, "stage", null)}
            canExport={screen.canExport}
            of={t("stage")}
          />
        }
      />
      <BreakdownTable result={result} rows={rows} dimensionName={t("stage")} screen={screen} sortable={false} />
      <FamilyNote result={result} screen={screen} />
      <p className="sentence mt-2 text-ink-2 text-ui" {...(carried ? figureOf(carried.measure) : {})}>
        {carried ? `${carriedBy(carried, screen, t, common)} ` : null}
        <Link href={screen.hrefOf(screen.view)} className="link">
          {t("open")}
        </Link>
      </p>
    </div>
  );
}

type Words = ReturnType<typeof useTranslations<"home.stages">>;

type FigureWords = ReturnType<typeof useTranslations<"common.figures">>;

function carriedBy({ name, measure }: Weakest, { format }: ScreenContext, t: Words, common: FigureWords): string {
  return t("carriedBy", {
    name,
    value: formatValue(format, measure.unit, measure.value ?? 0),
    judged: judged(measure, format, common),
  });
}

function judged({ n, unit, interval }: Measure, format: ScreenContext["format"], common: FigureWords): string {
  const count = format.count(n);
  if (interval === null) return common("n", { n: count });
  return common("nAndInterval", {
    n: count,
    interval: formatEnds(format, unit, interval, (low, high) => common("range", { low, high })),
  });
}

function useStageTitle(weakest: BreakdownRow | null): string {
  const t = useTranslations("home.stages");
  if (!weakest) return t("question");
  const verdict = weakest.measure.change?.verdict;
  if (verdict === "worsened") return t("worsened", { name: weakest.name });
  return verdict === "improved" ? t("improved", { name: weakest.name }) : t("title", { name: weakest.name });
}
