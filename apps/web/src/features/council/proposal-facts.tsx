"use client";

import type { Proposal } from "@heard/core/council";
import { useLocale, useTranslations } from "next-intl";
import { CommentText } from "#features/comments/comment-text.tsx";
import { LevelFigure } from "#features/verdicts/level-figure.tsx";
import { useEffectWords } from "#features/verdicts/use-effect-words.ts";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { formatMoney } from "#lib/money.ts";
import { OverlapFact } from "./overlap-fact.tsx";
import { ProposalFact } from "./proposal-fact.tsx";

type FactsProps = {
  proposal: Proposal;
  catalogue: Catalogue;
  format: Format;
  /** Whether the reader may say what becomes of plans that meet. */
  canAnswer?: boolean;
};

/** What a decision is taken on: where it stands now, why, what is wanted, whether it could be told, what it costs and who is in its way. */
export function ProposalFacts(props: FactsProps) {
  const { proposal, format } = props;
  const t = useTranslations("council.proposals.facts");
  const { plan, facts } = proposal;
  const { outlook, quote, cause } = facts;
  return (
    <div className="mt-3" data-figure="goal">
      <div className="grid gap-x-8 gap-y-4 rail:grid-cols-2">
        {outlook ? <NowFact {...props} outlook={outlook} /> : null}
        {quote ? <Quote quote={quote} /> : null}
      </div>
      <dl className="mt-4 grid rail:grid-cols-[max-content_minmax(0,1fr)]">
        {cause ? <ProposalFact name={t("cause")}>{cause}</ProposalFact> : null}
        <GoalFact {...props} />
        {outlook ? <TellFact {...props} outlook={outlook} /> : null}
        <ProposalFact name={t("cost")}>
          {plan.cost === null ? t("noCost") : formatMoney(format, plan.cost, proposal.currency)}
        </ProposalFact>
        {outlook && outlook.overlaps.length > 0 ? (
          <OverlapFact {...{ canAnswer: false, ...props }} overlaps={outlook.overlaps} />
        ) : null}
      </dl>
      {facts.isPart ? <p className="sentence mt-3 text-ink-3 text-small">{t("part")}</p> : null}
    </div>
  );
}

type WithOutlook = FactsProps & { outlook: NonNullable<Proposal["facts"]["outlook"]> };

function NowFact({ proposal, format, outlook }: WithOutlook) {
  const locale = useLocale();
  const t = useTranslations("council.proposals.facts");
  const { plan, metric } = proposal;
  const now = outlook.baseline.plan;
  if (!metric || !plan.goal || !now) return null;
  const place = plan.touchpoint ? nameIn(locale, plan.touchpoint.name) : null;
  // A mean beside the share of another proposal: each says what it is.
  const name = plan.goal.method === "mean" ? t("mean", { metric: nameIn(locale, metric) }) : nameIn(locale, metric);
  return (
    <p>
      <span className="block text-ink-3 text-small">{place === null ? name : t("at", { metric: name, place })}</span>
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
function Quote({ quote: { text, language, count } }: { quote: NonNullable<Proposal["facts"]["quote"]> }) {
  const t = useTranslations("council.proposals.facts");
  return (
    <figure>
      <CommentText text={text} language={language} />
      <figcaption className="text-ink-3 text-small">{t("evidence", { count })}</figcaption>
    </figure>
  );
}

function GoalFact({ proposal, catalogue, format }: FactsProps) {
  const t = useTranslations("council.proposals.facts");
  const words = useEffectWords(format);
  const { goal } = proposal.plan;
  const { outlook } = proposal.facts;
  if (!goal) return null;
  const where = words.list(goal.planUnits.map((unit) => words.unitName(catalogue, goal.unitField, unit)));
  return (
    <ProposalFact name={t("goal")}>
      {goal.targetChange === undefined ? null : <strong>{words.change(goal.method, goal.targetChange)} </strong>}
      {outlook ? t("where", { where, units: outlook.comparisonUnits.length, day: format.day(outlook.endOn) }) : where}
    </ProposalFact>
  );
}

function TellFact({ proposal, format, outlook }: WithOutlook) {
  const t = useTranslations("verdicts.forecast");
  const words = useEffectWords(format);
  const { goal } = proposal.plan;
  if (!goal) return null;
  const { forecast, baselinePeriods, smallestMeaningfulChange } = outlook;
  const change = words.size(goal.method, goal.targetChange ?? smallestMeaningfulChange);
  if (!forecast)
    return (
      <ProposalFact name={t("title")}>{t("short", { periods: String(Math.min(baselinePeriods, 7)) })}</ProposalFact>
    );
  const isSeen = forecast.smallestDetectable <= (goal.targetChange ?? smallestMeaningfulChange);
  return (
    <ProposalFact name={t("title")}>
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
    </ProposalFact>
  );
}
