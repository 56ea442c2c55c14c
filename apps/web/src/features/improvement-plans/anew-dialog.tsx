"use client";

import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { GoalOutlook } from "./goal-outlook.tsx";
import { OverlapPart } from "./overlap-part.tsx";
import type { PlanContext } from "./plan-screen.tsx";
import { usePlanRun } from "./use-plan-run.ts";

/** Agrees anew on a plan whose goal was changed: from which day it is followed now, and what could be seen then. */
export default function AnewDialog({ onClose, ...context }: PlanContext & { onClose: () => void }) {
  const { plan, catalogue, format, today } = context;
  const t = useTranslations("plans.anew");
  const { improvementPlans: client } = useTRPCClient();
  const { attempt } = usePlanRun();
  const [startsOn, setStartsOn] = useState(today);
  const goesToCouncil = plan.needsCouncil || plan.proposedAt !== null;
  const number = String(plan.number);
  return (
    <FormDialog
      title={t("title")}
      submitLabel={t(goesToCouncil ? "propose" : "submit")}
      onClose={onClose}
      onSubmit={() =>
        attempt(
          () => client.registerAnew.mutate({ planId: plan.id, startsOn }),
          t(goesToCouncil ? "proposed" : "done", { number }),
        )
      }
    >
      {(refusal) => (
        <>
          <p className="sentence text-ink-2 text-ui">{t(goesToCouncil ? "council" : "lead")}</p>
          <TextField
            label={t("startsOn")}
            type="date"
            value={startsOn}
            min={today}
            onChange={(event) => setStartsOn(event.target.value)}
            error={refusal}
            required
          />
          {plan.goal && startsOn ? (
            <>
              <OverlapPart {...context} startsOn={startsOn} />
              <GoalOutlook {...{ plan, catalogue, format, startsOn }} goal={plan.goal} />
            </>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
