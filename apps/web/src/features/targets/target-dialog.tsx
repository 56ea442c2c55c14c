"use client";

import type { TargetItem } from "@heard/core/targets";
import { isOfOthers, longestNote, reviewChoices, targetBases, targetGoals } from "@heard/core/targets/rules";
import { Select } from "@heard/ui/select";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { nameIn } from "#lib/measure.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import type { TargetsContext } from "./targets-screen.tsx";
import { useTargetRun } from "./use-target-run.ts";

type Props = TargetsContext & { target: TargetItem | null; onClose: () => void };
/** As it is typed; a share as percent. */
type Given = {
  goal: TargetItem["goal"];
  goalNote: string;
  metric: string;
  touchpoint: string;
  basis: TargetItem["basis"];
  basisNote: string;
  benchmark: string;
  value: string;
  dueOn: string;
  reviewMonths: number;
  note: string;
};

/** The five steps to a target; of one that is there, those that can be adjusted, with the reason. */
export function TargetDialog({ target, onClose, ...context }: Props) {
  const t = useTranslations("targets");
  const { targets: client } = useTRPCClient();
  const { attempt } = useTargetRun();
  const [given, setGiven] = useState(() => startOf(context, target));
  const change = (part: Partial<Given>) => setGiven({ ...given, ...part });
  const factor = (target ? target.unit === "share" : isShare(context, given.metric)) ? 100 : 1;
  const common = {
    ...{ value: Number(given.value) / factor, dueOn: given.dueOn, basis: given.basis, basisNote: given.basisNote },
    benchmarkId: isOfOthers(given.basis) && given.benchmark ? Number(given.benchmark) : null,
  };
  const submit = () =>
    target
      ? attempt(
          () => client.adjust.mutate({ targetId: target.id, note: given.note, ...common, seen: seenOf(target) }),
          t("do.adjusted"),
        )
      : attempt(
          () =>
            client.set.mutate({
              ...{ goal: given.goal, goalNote: given.goalNote, metric: given.metric, ...common },
              ...{ touchpoint: given.touchpoint || null, reviewMonths: given.reviewMonths },
            }),
          t("do.saved"),
        );
  return (
    <FormDialog
      title={t(target ? "form.adjustTitle" : "form.title")}
      submitLabel={t(target ? "form.change" : "form.save")}
      onClose={onClose}
      onSubmit={submit}
    >
      {(refusal) => (
        <>
          {target ? null : <WhatFields {...{ given, change }} {...context} />}
          <BasisFields {...{ given, change }} {...context} />
          <TextField
            label={t(factor === 100 ? "form.percent" : "form.value")}
            type="number"
            step="any"
            value={given.value}
            error={refusal}
            onChange={(event) => change({ value: event.target.value })}
            required
          />
          <TextField
            label={t("form.dueOn")}
            type="date"
            value={given.dueOn}
            onChange={(event) => change({ dueOn: event.target.value })}
            required
          />
          {target ? (
            <TextArea
              label={t("form.note")}
              value={given.note}
              maxLength={longestNote}
              onChange={(event) => change({ note: event.target.value })}
              required
            />
          ) : (
            <Select
              label={t("form.review")}
              hint={t("form.five")}
              value={String(given.reviewMonths)}
              onChange={(event) => change({ reviewMonths: Number(event.target.value) })}
              options={reviewChoices.map((months) => ({ value: String(months), label: t("form.every", { months }) }))}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

type FieldsProps = Omit<Props, "target" | "onClose"> & { given: Given; change: (part: Partial<Given>) => void };

function WhatFields({ given, change, catalogue }: FieldsProps) {
  const t = useTranslations("targets");
  const locale = useLocale();
  return (
    <>
      <Select
        label={t("form.goal")}
        value={given.goal}
        onChange={(event) => change({ goal: event.target.value as Given["goal"] })}
        options={targetGoals.map((value) => ({ value, label: t(`goals.${value}`) }))}
      />
      <TextField
        label={t("form.goalNote")}
        value={given.goalNote}
        maxLength={longestNote}
        onChange={(event) => change({ goalNote: event.target.value })}
      />
      <Select
        label={t("form.metric")}
        value={given.metric}
        onChange={(event) => change({ metric: event.target.value, benchmark: "" })}
        options={catalogue.metrics.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }))}
      />
      <Select
        label={t("form.touchpoint")}
        value={given.touchpoint}
        onChange={(event) => change({ touchpoint: event.target.value })}
        options={[
          ...(catalogue.isLimited ? [] : [{ value: "", label: t("all") }]),
          ...catalogue.touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
        ]}
      />
    </>
  );
}

function BasisFields({ given, change, others }: FieldsProps) {
  const t = useTranslations("targets");
  const fitting = others.benchmarks.filter(({ kind, metric }) => kind === given.basis && metric.key === given.metric);
  return (
    <>
      <Select
        label={t("form.basis")}
        value={given.basis}
        onChange={(event) => change({ basis: event.target.value as Given["basis"], benchmark: "" })}
        options={targetBases.map((value) => ({ value, label: t(`basis.${value}`) }))}
      />
      {isOfOthers(given.basis) ? (
        <Select
          label={t("form.benchmark")}
          placeholder={t("form.noBenchmark")}
          value={given.benchmark}
          onChange={(event) => change({ benchmark: event.target.value })}
          options={fitting.map(({ id, name }) => ({ value: String(id), label: name }))}
          required
        />
      ) : null}
      <TextField
        label={t("form.basisNote")}
        value={given.basisNote}
        maxLength={longestNote}
        onChange={(event) => change({ basisNote: event.target.value })}
      />
    </>
  );
}

/** Whether the headline of a metric is a share, which people type in percent. */
const isShare = ({ catalogue }: Pick<TargetsContext, "catalogue">, key: string): boolean =>
  catalogue.metrics.find((metric) => metric.key === key)?.headlineMethod === "topTwoBox";

const seenOf = ({ value, dueOn, basis, basisNote, benchmarkId }: TargetItem) => ({
  ...{ value, dueOn, basis, basisNote, benchmarkId },
});

function startOf({ catalogue }: Pick<TargetsContext, "catalogue">, target: TargetItem | null): Given {
  if (!target)
    return {
      ...{
        goal: "satisfaction",
        goalNote: "",
        basis: "history",
        basisNote: "",
        benchmark: "",
        reviewMonths: 3,
        note: "",
      },
      ...{ metric: catalogue.metrics[0]?.key ?? "", value: "", dueOn: "" },
      touchpoint: catalogue.isLimited ? (catalogue.touchpoints[0]?.key ?? "") : "",
    };
  const { goal, goalNote, metric, touchpoint, basis, basisNote, benchmarkId, value, dueOn, reviewMonths, unit } =
    target;
  return {
    ...{ goal, goalNote, basis, basisNote, dueOn, reviewMonths, note: "", metric: metric.key },
    ...{ touchpoint: touchpoint?.key ?? "", benchmark: benchmarkId === null ? "" : String(benchmarkId) },
    value: String(unit === "share" ? Number((value * 100).toFixed(6)) : value),
  };
}
