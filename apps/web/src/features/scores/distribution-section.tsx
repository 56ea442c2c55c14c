import { ChartFrame } from "@heard/ui/charts/chart-frame";
import { DistributionChart } from "@heard/ui/charts/distribution-chart";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ExportMenu } from "#features/exports/export-menu.tsx";
import { formatValue } from "#lib/figures.ts";
import type { Measure, MeasureResult } from "#lib/measure.ts";
import { type SpreadGroup, spreadOf } from "./distribution-data.ts";
import { exportContents } from "./export-content.ts";
import { figureOf, Judged } from "./figure.tsx";
import type { ScreenContext } from "./screen-context.ts";

/** How the answers of one metric are spread, now and before: the same mean can hide two different worlds. */
export function DistributionSection({ result, screen }: { result: MeasureResult; screen: ScreenContext }) {
  const t = useTranslations("scores.distribution");
  const common = useTranslations("common.figures");
  const titles = useTranslations("exports.titles");
  const { format } = screen;
  const measure = result.total;
  const spread = spreadOf(measure);
  const actions = (
    <div data-print="hide">
      <ExportMenu
        tone="quiet"
        organisation={screen.organisation.key}
        content={exportContents(screen).distribution(result)}
        canExport={screen.canExport}
        of={titles("distribution")}
      />
    </div>
  );
  if (spread) return <SpreadChart measure={measure} spread={spread} format={format} actions={actions} />;
  return (
    <ChartFrame title={t("title")}>
      <p className="text-body text-ink-2">
        {measure.withheld
          ? common("withheldReason", { rule: format.count(measure.withheld.minimum) })
          : measure.pooled
            ? t("severalScales")
            : common("noAnswers")}
      </p>
    </ChartFrame>
  );
}

type SpreadChartProps = {
  measure: Measure;
  spread: NonNullable<ReturnType<typeof spreadOf>>;
  format: ScreenContext["format"];
  actions: ReactNode;
};

function SpreadChart({ measure, spread: { points, groups }, format, actions }: SpreadChartProps) {
  const t = useTranslations("scores.distribution");
  const common = useTranslations("common");
  const compared = groups.every(({ previousShare }) => previousShare !== null);
  const title = useDistributionTitle(measure, groups, format);
  const subtitle = { n: format.count(measure.n) };
  return (
    <ChartFrame
      title={title}
      actions={actions}
      subtitle={compared ? t("subtitleBefore", subtitle) : t("subtitle", subtitle)}
      table={{
        summary: common("actions.showAsTable"),
        caption: title,
        columns: [
          t("columns.point"),
          t("columns.count"),
          t("columns.share"),
          ...(compared ? [t("columns.before")] : []),
        ],
        rows: points.map(({ point, count, share, previousShare }) => [
          String(point),
          format.count(count),
          format.percent(share),
          ...(compared ? [previousShare === null ? null : format.percent(previousShare)] : []),
        ]),
      }}
    >
      <DistributionChart
        label={t("sentence", {
          title,
          points: format.list(
            points.map(({ point, share }) => t("point", { point: String(point), share: format.percent(share) })),
          ),
        })}
        bars={points.map(({ point, share, previousShare, tone }) => ({
          point: String(point),
          share,
          previousShare,
          label: format.whole(share * 100),
          tone,
        }))}
        groups={groups.map(({ name, tone, points: width, share, previousShare }) => ({
          tone,
          name: t(`groups.${name}`),
          points: width,
          share: format.percent(share),
          previous: previousShare === null ? null : t("was", { value: format.percent(previousShare) }),
        }))}
      />
      <Equation measure={measure} groups={groups} format={format} />
      {measure.change?.spread?.flagged ? (
        <p className="sentence mt-2 font-medium text-ui">
          {t("spread", { share: format.wholePercent(measure.change.spread.shift) })}
        </p>
      ) : null}
    </ChartFrame>
  );
}

type GroupsProps = { measure: Measure; groups: SpreadGroup[]; format: ScreenContext["format"] };

/** How the parts make the figure, or by which method it is made; with n and interval, as wherever a figure stands. */
function Equation({ measure, groups, format }: GroupsProps) {
  const t = useTranslations("scores");
  const { method, unit, value, base } = measure;
  if (value === null) return null;
  const shown = formatValue(format, unit, value, base === "lowBase");
  const share = (tone: SpreadGroup["tone"]) =>
    format.decimal((groups.find((group) => group.tone === tone)?.share ?? 0) * 100);
  return (
    <p className="sentence mt-3 text-ink-2 text-ui first-letter:uppercase" {...figureOf(measure)}>
      {method === "nps"
        ? t("distribution.equation", {
            promoters: share("promoter"),
            detractors: share("detractor"),
            value: shown,
          })
        : `${t(`methods.${method}`)} ${shown}`}
      <span className="block whitespace-nowrap">
        <Judged measure={measure} format={format} />
      </span>
    </p>
  );
}

/** The finding, where the numbers carry one: NPS that changed names which end moved. */
function useDistributionTitle(measure: Measure, groups: SpreadGroup[], format: ScreenContext["format"]): string {
  const t = useTranslations("scores.distribution");
  const verdict = measure.change?.verdict;
  const moved = (tone: SpreadGroup["tone"]) => {
    const group = groups.find((one) => one.tone === tone);
    return group && group.previousShare !== null ? (group.share - group.previousShare) * 100 : 0;
  };
  if (measure.method !== "nps" || (verdict !== "improved" && verdict !== "worsened")) return t("title");
  const way = (points: number) => (points > 0 ? "up" : points < 0 ? "down" : "same");
  return t("titleNps", {
    detractors: way(moved("detractor")),
    detractorPoints: format.decimal(Math.abs(moved("detractor"))),
    promoters: way(moved("promoter")),
    promoterPoints: format.decimal(Math.abs(moved("promoter"))),
  });
}
