"use client";

import type { PlanVerdictReport } from "@heard/core/verdicts";
import { useLocale, useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { GapChart } from "./gap-chart.tsx";
import { GapRows } from "./gap-rows.tsx";
import { NowLine } from "./now-line.tsx";
import { RunningFigures } from "./running-figures.tsx";
import { useEffectWords } from "./use-effect-words.ts";
import type { VerdictProps } from "./verdict-headline.tsx";

type VerdictSectionProps = {
  planId: number;
  report: PlanVerdictReport | null;
  catalogue: Catalogue;
  format: Format;
};

/** The verdict with what it stands on: the chart, the three rows, and how it was computed on demand. */
export function VerdictSection({ planId, report, catalogue, format }: VerdictSectionProps) {
  const t = useTranslations("verdicts");
  if (!report) return <p className="sentence text-body text-ink-2">{t("notYet")}</p>;
  return (
    <>
      {report.verdict ? null : <ComingLine report={report} format={format} />}
      {report.verdict === null && report.isJointHidden ? <HiddenLine report={report} format={format} /> : null}
      <RunningFigures report={report} format={format} />
      <GapChart {...{ report, catalogue, format }} />
      {report.verdict?.effect ? <GapRows report={report} format={format} /> : null}
      {report.verdict ? <Details {...{ planId, report, catalogue, format }} /> : null}
    </>
  );
}

/** When the verdict comes, or why there will be none as things stand. */
function ComingLine({ report: { registered, voided }, format }: Pick<VerdictProps, "report" | "format">) {
  const t = useTranslations("verdicts");
  const { voidedAt, dueOn, stoppedOn } = registered;
  const reason = voided.at(-1)?.reason;
  // Of a plan that was withdrawn nobody expects a verdict.
  if (voidedAt !== null && reason === "withdrawn") return null;
  const say = () => {
    if (voidedAt === null) return t("none", { day: format.day(dueOn) });
    if (reason !== "goalChanged") return t("notYet");
    const day = format.instant(voidedAt);
    if (stoppedOn === null) return t("void", { day });
    return t("voidStopped", { day, stopped: format.day(stoppedOn), due: format.day(dueOn) });
  };
  return <p className="sentence mb-4 text-body text-ink-2">{say()}</p>;
}

/** Why a plan that is judged together with others shows no figures to whoever sees a part of them. */
function HiddenLine({ report: { overlaps }, format }: Pick<VerdictProps, "report" | "format">) {
  const t = useTranslations("verdicts.sentence");
  const plans = useTranslations("plans");
  const named = overlaps.map(({ number }) => plans("number", { number: String(number) }));
  return <p className="sentence mb-4 text-body text-ink-2">{t("jointHidden", { plans: format.list(named) })}</p>;
}

function Details({ planId, report, catalogue, format }: VerdictProps & { planId: number }) {
  const t = useTranslations("verdicts");
  const plans = useTranslations("plans");
  const locale = useLocale();
  const words = useEffectWords(format);
  const { verdict, registered } = report;
  if (!verdict) return null;
  const { method, unitField } = registered.goal;
  const { effect } = verdict;
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  return (
    <>
      {report.isJointHidden ? null : <NowLine planId={planId} verdict={verdict} method={method} format={format} />}
      <details className="mt-2 text-small" data-print="open">
        <summary className="link inline-block cursor-pointer">{t("details.title")}</summary>
        <ul className="sentence mt-2 flex flex-col gap-1 text-ink-2">
          <li>{t("details.method")}</li>
          {effect ? (
            <>
              <li>
                {t("details.trend", { slope: words.signed(method, effect.trend), p: number.format(effect.trendP) })}
              </li>
              <li>{t("details.placebo", { ratio: number.format(effect.placeboRatio) })}</li>
              <li>
                {effect.lastYear === null
                  ? t("details.lastYearNone")
                  : t("details.lastYear", { change: words.change(method, effect.lastYear) })}
              </li>
              <li>{t("details.standardError", { error: words.level(method, effect.se), df: String(effect.df) })}</li>
            </>
          ) : null}
          {registered.comparisonUnits.length === 0 ? null : (
            <li>
              {t("details.comparisonUnits", {
                units: format.list(
                  registered.comparisonUnits.map((unit) => words.unitName(catalogue, unitField, unit)),
                ),
              })}
            </li>
          )}
          {registered.exclusions.map(({ title, from, to }) => (
            <li key={`${title} ${from}`}>{t("details.leftOutDays", { title, days: format.days(from, to) })}</li>
          ))}
          {verdict.jointWith.length === 0 ? null : (
            <li>
              {t("details.joint", {
                plans: format.list(
                  verdict.jointWith.map(({ number: plan }) => plans("number", { number: String(plan) })),
                ),
              })}
            </li>
          )}
        </ul>
      </details>
    </>
  );
}
