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
import { useEffectWords } from "#features/verdicts/use-effect-words.ts";
import { nameIn } from "#lib/measure.ts";
import { GoalOutlook } from "./goal-outlook.tsx";
import { type PlanContext, StorySection } from "./plan-screen.tsx";

const GoalDialog = latePart(() => import("./goal-dialog.tsx"), MissingDialog);

/** What is to change, where, by how much: as it is wished for before the approval, as it was frozen after it. */
export function GoalSection({ report, ...context }: PlanContext & { report: PlanVerdictReport | null }) {
  const { plan, catalogue, format } = context;
  const t = useTranslations("plans.goal");
  const locale = useLocale();
  const words = useEffectWords(format);
  const [isOpen, setOpen] = useState(false);
  const { goal } = plan;
  const canEdit = plan.canEdit && planCan("edit", plan);
  const metric = catalogue.metrics.find(({ key }) => key === goal?.metric);
  return (
    <StorySection
      isOfEffect
      title={t("title")}
      note={report ? `${t("row.frozen")} ${format.instant(report.registered.registeredAt)}` : null}
    >
      {goal ? (
        <dl className="grid gap-x-6 gap-y-2 text-ui rail:grid-cols-[8rem_minmax(0,1fr)]">
          <Row name={t("row.metric")}>
            {metric ? nameIn(locale, metric.name) : goal.metric} · {t(`methods.${goal.method}`)}
          </Row>
          <Row name={t("row.where")}>
            {words.list(goal.planUnits.map((unit) => words.unitName(catalogue, goal.unitField, unit)))}
          </Row>
          {report ? (
            <Row name={t("row.against")}>
              {report.registered.comparisonUnits.length === 0
                ? t("againstNone")
                : t("againstIs", {
                    count: report.registered.comparisonUnits.length,
                    names: words.list(
                      report.registered.comparisonUnits
                        .map((unit) => words.unitName(catalogue, goal.unitField, unit))
                        .sort((a, b) => a.localeCompare(b, locale)),
                    ),
                  })}
            </Row>
          ) : null}
          {goal.targetChange === undefined ? null : (
            <Row name={t("row.target")}>
              {report
                ? t("targetIs", {
                    change: words.change(goal.method, goal.targetChange),
                    day: format.day(report.registered.endsOn),
                  })
                : words.change(goal.method, goal.targetChange)}
            </Row>
          )}
          {plan.startsOn ? <Row name={t("row.starts")}>{format.day(plan.startsOn)}</Row> : null}
          {report ? <Row name={t("row.verdict")}>{format.day(report.registered.dueOn)}</Row> : null}
        </dl>
      ) : (
        <p className="sentence text-body text-ink-2">{t("none")}</p>
      )}
      {report?.registered.forecast ? (
        <BalanceTable forecast={report.registered.forecast} method={report.registered.goal.method} format={format} />
      ) : null}
      {!report && goal && plan.startsOn ? <GoalOutlook {...context} goal={goal} startsOn={plan.startsOn} /> : null}
      {canEdit ? (
        <div className="mt-3" data-print="hide">
          <Button icon={<EditIcon />} onClick={() => setOpen(true)}>
            {t(goal ? "edit" : "set")}
          </Button>
        </div>
      ) : null}
      {isOpen ? <GoalDialog {...context} onClose={() => setOpen(false)} /> : null}
    </StorySection>
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
