"use client";

import type { Proposal } from "@heard/core/council";
import type { PlanDetail } from "@heard/core/improvement-plans";
import type { GoalForecast } from "@heard/core/verdicts";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CommentText } from "#features/comments/comment-text.tsx";
import { LevelFigure } from "#features/verdicts/level-figure.tsx";
import { useEffectWords } from "#features/verdicts/use-effect-words.ts";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { formatMoney } from "#lib/money.ts";
import { useTRPC } from "#trpc/client.tsx";

type FactsProps = { proposal: Proposal; catalogue: Catalogue; format: Format };

/** What a decision is taken on: where it stands now, why, what is wanted, whether it could be told, what it costs and who is in its way. */
export function ProposalFacts(props: FactsProps) {
  const { proposal, format } = props;
  const t = useTranslations("council.proposals.facts");
  const trpc = useTRPC();
  const { plan } = proposal;
  const { data: detail } = useQuery(trpc.improvementPlans.byNumber.queryOptions({ number: plan.number }));
  const { goal, startsOn } = plan;
  const asked = detail && goal && startsOn ? { planId: plan.id, goal, startsOn, trigger: detail.trigger } : skipToken;
  const { data: outlook } = useQuery(trpc.verdicts.forecast.queryOptions(asked, { retry: false }));
  return (
    <div className="mt-3" data-figure="goal">
      <div className="grid gap-x-8 gap-y-4 rail:grid-cols-2">
        <NowFact {...props} outlook={outlook} />
        {detail ? <Quote detail={detail} /> : null}
      </div>
      <dl className="mt-4 grid rail:grid-cols-[max-content_minmax(0,1fr)]">
        {detail?.cause.review || detail?.cause.whys?.length ? (
          <Fact name={t("cause")}>{detail.cause.review || detail.cause.whys?.filter(Boolean).at(-1)}</Fact>
        ) : null}
        <GoalFact {...props} outlook={outlook} />
        {outlook ? <TellFact {...props} outlook={outlook} /> : null}
        <Fact name={t("cost")}>
          {plan.cost === null ? t("noCost") : formatMoney(format, plan.cost, proposal.currency)}
        </Fact>
        {outlook && outlook.overlaps.length > 0 ? <OverlapFact {...props} outlook={outlook} /> : null}
      </dl>
    </div>
  );
}

type WithOutlook = FactsProps & { outlook: GoalForecast | undefined };

function NowFact({ proposal, format, outlook }: WithOutlook) {
  const locale = useLocale();
  const t = useTranslations("council.proposals.facts");
  const { plan, metric } = proposal;
  const now = outlook?.baseline.plan;
  if (!metric || !plan.goal || !now) return null;
  const place = plan.touchpoint ? nameIn(locale, plan.touchpoint.name) : null;
  return (
    <p>
      <span className="block text-ink-3 text-small">
        {place === null ? nameIn(locale, metric) : t("at", { metric: nameIn(locale, metric), place })}
      </span>
      <LevelFigure
        level={now}
        method={plan.goal.method}
        format={format}
        className="text-value-phone tabular-nums wide:text-value"
      />
    </p>
  );
}

/** What a customer said, of all that is linked the first that can be read. */
function Quote({ detail }: { detail: PlanDetail }) {
  const t = useTranslations("council.proposals.facts");
  const comments = detail.evidence.flatMap((one) => (one.kind === "comment" && one.comment ? [one.comment] : []));
  const [first] = comments;
  if (!first) return null;
  return (
    <figure>
      <CommentText text={first.text} language={first.language} />
      <figcaption className="text-ink-3 text-small">{t("evidence", { count: comments.length })}</figcaption>
    </figure>
  );
}

function GoalFact({ proposal, catalogue, format, outlook }: WithOutlook) {
  const t = useTranslations("council.proposals.facts");
  const words = useEffectWords(format);
  const { goal } = proposal.plan;
  if (!goal) return null;
  const where = words.list(goal.planUnits.map((unit) => words.unitName(catalogue, goal.unitField, unit)));
  return (
    <Fact name={t("goal")}>
      {goal.targetChange === undefined ? null : <strong>{words.change(goal.method, goal.targetChange)} </strong>}
      {outlook ? t("where", { where, units: outlook.comparisonUnits.length, day: format.day(outlook.endOn) }) : where}
    </Fact>
  );
}

function TellFact({ proposal, format, outlook }: FactsProps & { outlook: GoalForecast }) {
  const t = useTranslations("verdicts.forecast");
  const words = useEffectWords(format);
  const { goal } = proposal.plan;
  if (!goal) return null;
  const { forecast, baselinePeriods, smallestMeaningfulChange } = outlook;
  const change = words.size(goal.method, goal.targetChange ?? smallestMeaningfulChange);
  if (!forecast) return <Fact name={t("title")}>{t("short", { periods: String(Math.min(baselinePeriods, 7)) })}</Fact>;
  const isSeen = forecast.smallestDetectable <= (goal.targetChange ?? smallestMeaningfulChange);
  return (
    <Fact name={t("title")}>
      <strong className={isSeen ? "text-promoter" : "text-detractor"}>
        {isSeen
          ? t("yes", { change })
          : forecast.neededPerPeriod === null
            ? t("never", { change })
            : t("no", { detectable: words.size(goal.method, forecast.smallestDetectable) })}
      </strong>{" "}
      {forecast.neededPerPeriod === null
        ? null
        : t("needed", {
            ...{ needed: format.count(forecast.neededPerPeriod), have: format.count(forecast.planPerPeriod) },
          })}
    </Fact>
  );
}

function OverlapFact({ proposal, catalogue, format, outlook }: FactsProps & { outlook: GoalForecast }) {
  const t = useTranslations("verdicts.forecast");
  const facts = useTranslations("council.proposals.facts");
  const plans = useTranslations("plans");
  const words = useEffectWords(format);
  const { goal } = proposal.plan;
  const { overlaps } = outlook;
  if (!goal) return null;
  return (
    <Fact name={facts("overlap")}>
      <span className="text-detractor">
        {t("overlaps", {
          count: overlaps.length,
          plans: format.list(overlaps.map(({ number }) => plans("number", { number: String(number) }))),
          units: words.list(
            [...new Set(overlaps.flatMap(({ units }) => units))].map((unit) =>
              words.unitName(catalogue, goal.unitField, unit),
            ),
          ),
        })}
      </span>
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="border-line border-t pt-2 pr-8 text-ink-3">{name}</dt>
      <dd className="sentence wrap-anywhere pb-2 rail:border-line rail:border-t rail:pt-2">{children}</dd>
    </div>
  );
}
