"use client";

import type { AddBenchmarkInput } from "@heard/core/benchmarks";
import { benchmarkKinds, benchmarkMethods, longestName, longestSource } from "@heard/core/benchmarks/rules";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import type { TargetsContext } from "./targets-screen.tsx";

type Method = AddBenchmarkInput["method"];
type Scope = AddBenchmarkInput["scope"];
const start = { name: "", min: "0", max: "10", value: "", n: "", source: "", asOf: "" };

/** Takes down what somebody published, with what it takes to judge it. */
export function BenchmarkDialog({ catalogue, onClose }: TargetsContext & { onClose: () => void }) {
  const t = useTranslations("targets.others");
  const scopes = useTranslations("common.scopes");
  const locale = useLocale();
  const { benchmarks: client } = useTRPCClient();
  const { attempt } = useRun(useTRPC().benchmarks.pathKey());
  const [texts, setTexts] = useState(start);
  const [kind, setKind] = useState<AddBenchmarkInput["kind"]>("competitor");
  const [metric, setMetric] = useState(catalogue.metrics[0]?.key ?? "");
  const [method, setMethod] = useState<Method>("nps");
  const [scope, setScope] = useState<Scope>("relationship");
  const add = () =>
    client.add.mutate({
      ...{ kind, name: texts.name, metric, method, scope, source: texts.source, asOf: texts.asOf },
      ...{ scaleMin: Number(texts.min), scaleMax: Number(texts.max), n: texts.n === "" ? null : Number(texts.n) },
      value: Number(texts.value) / (method === "topTwoBox" ? 100 : 1),
    });
  const text = (key: keyof typeof start, more: ComponentProps<"input"> = {}) => (
    <TextField
      label={t(`form.${key}`)}
      value={texts[key]}
      onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
      required
      {...more}
    />
  );
  return (
    <FormDialog
      title={t("form.title")}
      submitLabel={t("form.save")}
      onClose={onClose}
      onSubmit={() => attempt(add, t("added"))}
    >
      {(refusal) => (
        <>
          <Select
            label={t("form.kind")}
            error={refusal}
            value={kind}
            onChange={(event) => setKind(event.target.value as typeof kind)}
            options={benchmarkKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          {text("name", { maxLength: longestName })}
          <Select
            label={t("form.metric")}
            value={metric}
            onChange={(event) => setMetric(event.target.value)}
            options={catalogue.metrics.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) }))}
          />
          <Select
            label={t("form.method")}
            value={method}
            onChange={(event) => setMethod(event.target.value as Method)}
            options={benchmarkMethods.map((value) => ({ value, label: t(`methods.${value}`) }))}
          />
          {text("min", { type: "number" })}
          {text("max", { type: "number" })}
          <Select
            label={t("form.scope")}
            value={scope}
            onChange={(event) => setScope(event.target.value as Scope)}
            options={(["relationship", "transaction"] as const).map((value) => ({ value, label: scopes(value) }))}
          />
          {text("value", { type: "number", step: "any" })}
          {text("n", { type: "number", min: 1, required: false })}
          {text("source", { maxLength: longestSource })}
          {text("asOf", { type: "date" })}
        </>
      )}
    </FormDialog>
  );
}
