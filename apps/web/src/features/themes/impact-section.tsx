import type { ThemeReport } from "@heard/core/themes";
import { ticksOf } from "@heard/ui/charts/geometry";
import { IntervalRow, IntervalScale } from "@heard/ui/charts/interval-row";
import { DownIcon, UpIcon } from "@heard/ui/icons";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHeader } from "#components/section.tsx";
import { figureOf } from "#features/scores/figure.tsx";
import { formatValue } from "#lib/figures.ts";
import { nameIn } from "#lib/measure.ts";
import { commentsHref, impactBounds, impactText, impactTick, type ThemesContext } from "./screen-context.ts";
import { impactDomain, strongest } from "./theme-rows.ts";

type Strong = ReturnType<typeof strongest>["lowers"];

/** What lowers the score and what lifts it, in equal place, on one scale. */
export function ImpactSection({
  report,
  context,
  choices,
}: {
  report: ThemeReport;
  context: ThemesContext;
  choices: ReactNode;
}) {
  const t = useTranslations("themes");
  const { overall } = report;
  const { lowers, lifts } = strongest(report);
  const { format, unit, metric } = context;
  const isTested = !report.impactRefused && impactDomain(report) !== null;
  const title = useImpactTitle(lowers, lifts, context);
  const lead = report.impactRefused
    ? t("several", { metric })
    : overall && impactDomain(report)
      ? t("impactLead", { metric, n: format.count(overall.n), value: formatValue(format, unit, overall.value) })
      : t("noImpact", { least: "30" });
  return (
    <div {...figureOf({ value: overall?.value ?? null, n: overall?.n ?? 0, unit })}>
      <SectionHeader title={isTested ? title : t("impactTitle.untested", { metric })} lead={lead} actions={choices} />
      {isTested ? (
        <div className="grid gap-x-12 gap-y-8 rail:grid-cols-2">
          <Side
            title={t("lowers")}
            icon={<DownIcon className="text-detractor" />}
            themes={lowers}
            report={report}
            context={context}
          />
          <Side
            title={t("lifts")}
            icon={<UpIcon className="text-promoter" />}
            themes={lifts}
            report={report}
            context={context}
          />
        </div>
      ) : null}
    </div>
  );
}

/** The strongest of either side in a sentence. */
function useImpactTitle(lowers: Strong, lifts: Strong, context: ThemesContext): string {
  const t = useTranslations("themes.impactTitle");
  const points = useTranslations("themes");
  const { locale, metric } = context;
  const [worst] = lowers;
  const [best] = lifts;
  const size = (value: number) => points("points", { value: impactText(context, Math.abs(value)).replace(/^\+/, "") });
  const costs = worst ? { costs: nameIn(locale, worst.theme.name), lost: size(worst.impact.value) } : null;
  const adds = best ? { adds: nameIn(locale, best.theme.name), gained: size(best.impact.value) } : null;
  if (costs && adds) return t("both", { ...costs, ...adds, metric });
  if (costs) return t("costs", { ...costs, metric });
  return adds ? t("adds", { ...adds, metric }) : t("none", { metric });
}

function Side({
  title,
  icon,
  themes,
  report,
  context,
}: {
  title: string;
  icon: ReactNode;
  themes: Strong;
  report: ThemeReport;
  context: ThemesContext;
}) {
  const t = useTranslations();
  const domain = impactDomain(report);
  if (!domain) return null;
  return (
    <div className="min-w-0">
      <h3 className="flex items-center gap-1.5 border-line border-b pb-2 font-semibold text-ui">
        {icon} {title}
      </h3>
      {themes.length === 0 ? <p className="py-3 text-ink-3 text-ui">{t("themes.noneBeyondChance")}</p> : null}
      <ul>
        {themes.map(({ theme, impact }) => {
          const name = nameIn(context.locale, theme.name);
          const ends = t("common.figures.range", impactBounds(context, impact.interval));
          return (
            <li
              key={theme.key}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 border-line border-b py-2 rail:grid-cols-[minmax(0,3fr)_minmax(0,4fr)_6.5rem]"
            >
              <span className="min-w-0">
                <Link
                  className="block font-medium text-ui no-underline hover:underline"
                  href={commentsHref(context, theme.key)}
                >
                  {name}
                </Link>
                <span className="text-ink-3 text-small">{t("themes.answers", { count: impact.n })}</span>
              </span>
              <span className="max-rail:col-span-2 max-rail:row-start-2 max-rail:px-3">
                <IntervalRow
                  label={`${name}: ${impactText(context, impact.value)} (${ends})`}
                  domain={domain}
                  value={impact.value}
                  low={impact.interval.low}
                  high={impact.interval.high}
                  base={0}
                />
              </span>
              <span className="text-right tabular-nums">
                <span className="block font-semibold text-body">{impactText(context, impact.value)}</span>
                <span className="block whitespace-nowrap text-ink-3 text-small">{ends}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {themes.length === 0 ? null : (
        <div className="grid gap-x-6 pt-1 max-rail:px-3 rail:grid-cols-[minmax(0,3fr)_minmax(0,4fr)_6.5rem]">
          <span className="rail:col-start-2">
            <IntervalScale
              domain={domain}
              ticks={ticksOf(domain).map((value) => ({ value, label: impactTick(context, value) }))}
            />
          </span>
        </div>
      )}
    </div>
  );
}
