"use client";

import type { PlanDetail } from "@heard/core/improvement-plans";
import { Checkbox } from "@heard/ui/checkbox";
import { NumberField } from "@heard/ui/number-field";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import type { Named } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { GoalOutlook } from "./goal-outlook.tsx";
import type { PlanContext } from "./plan-screen.tsx";
import { usePlanRun } from "./use-plan-run.ts";

type Goal = NonNullable<PlanDetail["goal"]>;
const defaultPeriods = 6;

/** The goal of a plan, with what could be seen of it while it is being set. */
export default function GoalDialog({ plan, catalogue, format, today, onClose }: PlanContext & { onClose: () => void }) {
  const t = useTranslations("plans.goal");
  const locale = useLocale();
  const { improvementPlans: client } = useTRPCClient();
  const { attempt } = usePlanRun();
  const [seen] = useState({ goal: plan.goal, startsOn: plan.startsOn });
  const [goal, setGoal] = useState<Goal>(() => plan.goal ?? firstGoal(plan, catalogue));
  const [startsOn, setStartsOn] = useState(plan.startsOn ?? today);
  const set = (change: Partial<Goal>) => setGoal({ ...goal, ...change });
  const metric = catalogue.metrics.find(({ key }) => key === goal.metric);
  const isAgreed = plan.state === "approved" || plan.state === "running";
  const field = catalogue.segmentFields.find(({ key }) => key === goal.unitField);
  const units = goal.unitField === "touchpoint" ? catalogue.touchpoints : (field?.values ?? []);
  const [about, setAbout] = useState<"units" | "target" | "starts">("target");
  const submit = async () => {
    setAbout("units");
    if (goal.planUnits.length === 0) return t("unitsMissing");
    return attempt(async () => {
      if (!isAgreed && startsOn !== plan.startsOn) {
        setAbout("starts");
        await client.update.mutate({ planId: plan.id, startsOn, seen: { startsOn: seen.startsOn } });
      }
      setAbout("target");
      await client.setGoal.mutate({ planId: plan.id, goal, seen: { goal: seen.goal } });
    }, t("saved"));
  };
  return (
    <FormDialog title={t(plan.goal ? "edit" : "set")} submitLabel={t("save")} onClose={onClose} onSubmit={submit}>
      {(refusal) => (
        <>
          {isAgreed ? (
            <p className="sentence border-danger border-l-2 pl-2 text-ui">
              {t(plan.stoppedOn === null ? "voids" : "voidsStopped")}
            </p>
          ) : null}
          <Select
            label={t("metric")}
            value={goal.metric}
            onChange={(event) => setGoal(goalOn(event.target.value, goal, catalogue))}
            options={catalogue.metrics.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }))}
          />
          {metric?.kind === "nps" ? null : (
            <Select
              label={t("method")}
              value={goal.method}
              onChange={(event) => setGoal(withMethod(goal, event.target.value === "share", metric?.scale?.max ?? 5))}
              options={(["mean", "share"] as const).map((value) => ({ value, label: t(`methods.${value}`) }))}
            />
          )}
          {goal.method === "share" ? (
            <NumberField
              label={t("threshold")}
              value={goal.threshold ?? null}
              onChange={(threshold) => set({ threshold: threshold ?? undefined })}
              min={(metric?.scale?.min ?? 1) + 1}
              max={metric?.scale?.max ?? 5}
            />
          ) : null}
          <Select
            label={t("only")}
            value={goal.filters.touchpoint?.[0] ?? ""}
            onChange={(event) =>
              set({ filters: event.target.value ? { ...goal.filters, touchpoint: [event.target.value] } : {} })
            }
            options={[
              { value: "", label: t("anywhere") },
              ...catalogue.touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
            ]}
          />
          <Select
            label={t("unitField")}
            value={goal.unitField}
            onChange={(event) => set({ unitField: event.target.value, planUnits: [] })}
            options={[
              ...catalogue.segmentFields.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
              { value: "touchpoint", label: t("touchpoint") },
            ]}
          />
          <UnitChoice
            units={units}
            chosen={goal.planUnits}
            onChange={(planUnits) => set({ planUnits })}
            refusal={about === "units" && goal.planUnits.length === 0 ? refusal : null}
          />
          <NumberField
            label={t("target")}
            hint={t("targetHint")}
            value={goal.targetChange ?? null}
            onChange={(targetChange) => set({ targetChange: targetChange ?? undefined })}
            min={0}
            format={{ maximumFractionDigits: 2 }}
            error={about === "target" ? refusal : null}
          />
          <NumberField
            label={t("meaningful")}
            value={goal.smallestMeaningfulChange ?? null}
            onChange={(change) => set({ smallestMeaningfulChange: change ?? undefined })}
            min={0}
            format={{ maximumFractionDigits: 2 }}
          />
          <TextField
            label={t("starts")}
            type="date"
            value={startsOn}
            onChange={(event) => setStartsOn(event.target.value)}
            disabled={isAgreed}
            error={about === "starts" ? refusal : null}
            {...(isAgreed ? {} : { min: today })}
            required
          />
          <Select
            label={t("periods")}
            value={String(goal.afterPeriods ?? defaultPeriods)}
            onChange={(event) => set({ afterPeriods: Number(event.target.value) })}
            options={Array.from({ length: 13 }, (_, at) => ({
              value: String(at + 1),
              label: t("periodsOf", { count: at + 1 }),
            }))}
          />
          {goal.planUnits.length > 0 && startsOn ? (
            <GoalOutlook {...{ plan, catalogue, format, goal, startsOn }} />
          ) : null}
        </>
      )}
    </FormDialog>
  );
}

type UnitChoiceProps = {
  units: readonly Named[];
  chosen: readonly string[];
  onChange: (units: string[]) => void;
  refusal: string | null;
};

/** Where the plan works: at least one place. */
function UnitChoice({ units, chosen, onChange, refusal }: UnitChoiceProps) {
  const t = useTranslations("plans.goal");
  const locale = useLocale();
  return (
    <fieldset>
      <legend className="font-medium text-ui">{t("units")}</legend>
      <p className="text-ink-3 text-small">{t("unitsHint")}</p>
      {refusal === null ? null : (
        <p role="alert" className="mt-1 border-danger border-l-2 pl-2 text-danger text-small">
          {refusal}
        </p>
      )}
      <div className="mt-2 grid max-h-52 gap-1 overflow-y-auto rail:grid-cols-2">
        {units.map(({ key, name }) => (
          <Checkbox
            key={key}
            label={nameIn(locale, name)}
            checked={chosen.includes(key)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, key] : chosen.filter((unit) => unit !== key))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What a goal begins with: the first number, at the plan's own touchpoint, told apart by the first field. */
function firstGoal({ touchpoint }: PlanDetail, catalogue: PlanContext["catalogue"]): Goal {
  const [field] = catalogue.segmentFields;
  const wanted = catalogue.metrics.find(({ kind }) => kind === (touchpoint ? "csat" : "nps")) ?? catalogue.metrics[0];
  const blank: Goal = {
    ...{ metric: "", method: "nps", unitField: field?.key ?? "touchpoint", planUnits: [] },
    filters: touchpoint ? { touchpoint: [touchpoint.key] } : {},
  };
  return goalOn(wanted?.key ?? "", blank, catalogue);
}

function goalOn(metricKey: string, goal: Goal, { metrics }: PlanContext["catalogue"]): Goal {
  const isNps = metrics.find(({ key }) => key === metricKey)?.kind === "nps";
  const { threshold: _threshold, targetChange: _target, smallestMeaningfulChange: _smallest, ...rest } = goal;
  return { ...rest, metric: metricKey, method: isNps ? "nps" : "mean" };
}

function withMethod(goal: Goal, isShare: boolean, max: number): Goal {
  const { threshold: _threshold, targetChange: _target, smallestMeaningfulChange: _smallest, ...rest } = goal;
  return isShare ? { ...rest, method: "share", threshold: max - 1 } : { ...rest, method: "mean" };
}
