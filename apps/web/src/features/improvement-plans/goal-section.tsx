"use client";

import { planCan } from "@heard/core/improvement-plans/rules";
import type { PlanVerdictReport } from "@heard/core/verdicts";
import { Button } from "@heard/ui/button";
import { EditIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { BalanceTable } from "#features/verdicts/balance-table.tsx";
import { answersOf } from "#features/verdicts/gap-means.ts";
import { LevelFigure } from "#features/verdicts/level-figure.tsx";
import { useEffectWords } from "#features/verdicts/use-effect-words.ts";
import { GoalOutlook } from "./goal-outlook.tsx";
import { OverlapChoices, OverlapPart } from "./overlap-part.tsx";
import { type PlanContext, StorySection } from "./plan-screen.tsx";
import { VoidLines } from "./void-lines.tsx";

const GoalDialog = latePart(() => import("./goal-dialog.tsx"), MissingDialog);

/** What is to change, where, by how much: as it is wished for before the approval, as it was frozen after it. */
export function GoalSection({ report, ...context }: PlanContext & { report: PlanVerdictReport | null }) {
  const { plan, catalogue, format } = context;
  const t = useTranslations("plans.goal");
  const locale = useLocale();
  const words = useEffectWords(format);
  const [isOpen, setOpen] = useState(false);
  const { goal } = plan;
  // What was agreed and is void says nothing of the goal that stands there now.
  const agreed = report?.registered.voidedAt === null ? report : null;
  const againstOf = ({ isComparisonHidden, registered: { comparisonUnits, goal } }: PlanVerdictReport) => {
    if (isComparisonHidden) return t("againstHidden");
    if (comparisonUnits.length === 0) return t("againstNone");
    const names = comparisonUnits.map((unit) => words.unitName(catalogue, goal.unitField, unit));
    return t("againstIs", {
      ...{ count: names.length, names: words.list(names.sort((a, b) => a.localeCompare(b, locale))) },
    });
  };
  const canEdit = plan.canEdit && planCan("edit", plan);
  return (
    <StorySection
      isOfEffect
      title={t("title")}
      note={agreed ? `${t("row.frozen")} ${format.instant(agreed.registered.registeredAt)}` : null}
    >
      {goal ? (
        <dl className="grid gap-x-6 gap-y-2 text-ui rail:grid-cols-[8rem_minmax(0,1fr)]">
          <Row name={t("row.metric")}>
            {words.metricName(catalogue, goal.metric)} · {t(`methods.${goal.method}`)}
          </Row>
          <Row name={t("row.where")}>
            {words.list(goal.planUnits.map((unit) => words.unitName(catalogue, goal.unitField, unit)))}
          </Row>
          {agreed ? <Row name={t("row.against")}>{againstOf(agreed)}</Row> : null}
          {agreed?.registered.baseline.plan ? (
            <Row name={t("row.baseline")}>
              <LevelFigure level={agreed.registered.baseline.plan} method={goal.method} format={format} />
            </Row>
          ) : null}
          {goal.targetChange === undefined ? null : (
            <Row name={t("row.target")}>
              {agreed
                ? t("targetIs", {
                    change: words.change(goal.method, goal.targetChange),
                    day: format.day(agreed.registered.endsOn),
                  })
                : words.change(goal.method, goal.targetChange)}
            </Row>
          )}
          {agreed?.registered.forecast ? (
            <Row name={t("row.answers")}>
              <Answers report={agreed} forecast={agreed.registered.forecast} format={format} />
            </Row>
          ) : null}
          {plan.startsOn ? <Row name={t("row.starts")}>{format.day(plan.startsOn)}</Row> : null}
          {agreed ? <Row name={t("row.verdict")}>{format.day(agreed.registered.dueOn)}</Row> : null}
        </dl>
      ) : (
        <p className="sentence text-body text-ink-2">{t("none")}</p>
      )}
      {agreed?.registered.forecast ? (
        <BalanceTable forecast={agreed.registered.forecast} method={agreed.registered.goal.method} format={format} />
      ) : null}
      {!agreed && goal && plan.startsOn && planCan("withdraw", plan) ? (
        <GoalOutlook {...context} goal={goal} startsOn={plan.startsOn} />
      ) : null}
      {agreed ? <OverlapChoices {...{ catalogue, format }} registered={agreed.registered} /> : null}
      {!agreed && goal && planCan("answerOverlap", plan) ? <OverlapPart {...context} /> : null}
      {canEdit ? (
        <div className="mt-3" data-print="hide">
          <Button icon={<EditIcon />} onClick={() => setOpen(true)}>
            {t(goal ? "edit" : "set")}
          </Button>
        </div>
      ) : null}
      {report ? <VoidLines {...context} report={report} /> : null}
      {isOpen ? <GoalDialog {...context} onClose={() => setOpen(false)} /> : null}
    </StorySection>
  );
}

type AnswersProps = {
  report: PlanVerdictReport;
  forecast: NonNullable<PlanVerdictReport["registered"]["forecast"]>;
  format: PlanContext["format"];
};

/** How many answers it was said to take, what shows with those that come, and how many came. */
function Answers({ report: { registered, periods }, forecast, format }: AnswersProps) {
  const t = useTranslations("plans.goal");
  const words = useEffectWords(format);
  const { method, targetChange } = registered.goal;
  const change = words.size(method, targetChange ?? registered.smallestMeaningfulChange);
  const after = periods.filter(({ window, levels }) => window === "after" && (levels.plan?.n ?? 0) > 0);
  const reached = after.length === 0 ? null : answersOf(periods, "plan", "after") / after.length;
  return (
    <>
      {forecast.neededPerPeriod === null
        ? t("neededNever", { change })
        : t("needed", { needed: format.count(forecast.neededPerPeriod), change })}
      <span className="block text-ink-3 text-small">
        {t("detectable", { change: words.size(method, forecast.smallestDetectable) })}{" "}
        {t("came", { before: format.count(Math.round(forecast.planPerPeriod)) })}
        {reached === null ? "" : ` ${t("reached", { after: format.count(Math.round(reached)) })}`}
      </span>
    </>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
