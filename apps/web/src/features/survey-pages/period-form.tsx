"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Format } from "#lib/format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { FormFoot } from "./form-foot.tsx";

type Props = { survey: SurveyDetail; may: { edit: boolean }; format: Format };

const mostResponses = 10_000_000;

/** From when to when a survey takes answers, and how many. */
export function PeriodForm({ survey, may, format }: Props) {
  const t = useTranslations("surveyPages");
  const trpc = useTRPC();
  const { surveys: client } = useTRPCClient();
  const { attempt } = useRun(trpc.surveys.pathKey());
  const seen = { opensOn: survey.opensOn, closesOn: survey.closesOn, responseCap: survey.responseCap };
  const [opensOn, setOpensOn] = useState(seen.opensOn ?? "");
  const [closesOn, setClosesOn] = useState(seen.closesOn ?? "");
  const [cap, setCap] = useState(seen.responseCap === null ? "" : String(seen.responseCap));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const responseCap = cap.trim() === "" ? null : Number(cap.trim());
  const isWrong =
    responseCap !== null && !(Number.isInteger(responseCap) && responseCap >= 1 && responseCap <= mostResponses);
  const wanted = { opensOn: opensOn || null, closesOn: closesOn || null, responseCap };
  const isSame = JSON.stringify(wanted) === JSON.stringify(seen);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isSame || isWrong || !may.edit) return;
    setBusy(true);
    setRefusal(
      await attempt(() => client.update.mutate({ surveyId: survey.id, ...wanted, seen }), t("settings.saved")),
    );
    setBusy(false);
  };
  return (
    <form onSubmit={save} className="flex flex-col gap-4">
      <h2 className="text-chart">{t("settings.when")}</h2>
      <div className="grid grid-cols-2 gap-4">
        <TextField
          type="date"
          label={t("settings.opensOn")}
          value={opensOn}
          readOnly={!may.edit}
          onChange={(event) => setOpensOn(event.target.value)}
        />
        <TextField
          type="date"
          label={t("settings.closesOn")}
          value={closesOn}
          readOnly={!may.edit}
          onChange={(event) => setClosesOn(event.target.value)}
        />
      </div>
      <p className="-mt-2 text-ink-3 text-small">{t("settings.daysHint", { zone: format.timeZone })}</p>
      <TextField
        className="max-w-64"
        inputMode="numeric"
        label={t("settings.cap")}
        hint={t("settings.capHint", { count: survey.responseCount })}
        error={isWrong ? t("settings.wholeNumber") : null}
        value={cap}
        readOnly={!may.edit}
        onChange={(event) => setCap(event.target.value)}
      />
      <FormFoot
        label={t("settings.savePeriod")}
        refusal={refusal}
        busy={busy}
        disabledReason={may.edit ? (isSame ? t("settings.nothing") : null) : t("onlyEditors")}
      />
    </form>
  );
}
