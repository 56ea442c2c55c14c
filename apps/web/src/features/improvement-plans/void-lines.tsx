"use client";

import { planCan } from "@heard/core/improvement-plans/rules";
import type { PlanVerdictReport } from "@heard/core/verdicts";
import { Button } from "@heard/ui/button";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PlanContext } from "./plan-screen.tsx";

const AnewDialog = latePart(() => import("./anew-dialog.tsx"), MissingDialog);

/** What had been agreed and holds no more, with the reason; where nothing holds, a way to agree anew. */
export function VoidLines({ report, ...context }: PlanContext & { report: PlanVerdictReport }) {
  const { plan, format } = context;
  const t = useTranslations("plans.anew");
  const [isOpen, setOpen] = useState(false);
  const isVoid = report.registered.voidedAt !== null;
  const mayAgree = isVoid && plan.answersFor && plan.stoppedOn === null && planCan("registerAnew", plan);
  if (report.voided.length === 0) return null;
  return (
    <>
      <ul className="sentence mt-3 flex flex-col gap-1 text-ui">
        {report.voided.map(({ registeredAt, voidedAt, reason }) => (
          <li key={registeredAt.getTime()} className={isVoid ? "border-danger border-l-2 pl-2" : "text-ink-2"}>
            {t(`voided.${reason}`, { agreed: format.instant(registeredAt), day: format.instant(voidedAt) })}
          </li>
        ))}
      </ul>
      {mayAgree ? (
        <div className="mt-3" data-print="hide">
          <Button tone="primary" onClick={() => setOpen(true)}>
            {t("title")}
          </Button>
        </div>
      ) : null}
      {isOpen ? <AnewDialog {...context} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
