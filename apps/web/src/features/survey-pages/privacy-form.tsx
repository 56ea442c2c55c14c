"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { longestForMinors } from "@heard/core/surveys/rules";
import { Checkbox } from "@heard/ui/checkbox";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { AskFirst } from "#components/ask-first.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { FormFoot } from "./form-foot.tsx";

const longestDays = 3650;

/** How long answers are kept, and whether minors are asked. */
export function PrivacyForm({ survey, may }: { survey: SurveyDetail; may: { organisation: boolean } }) {
  const t = useTranslations("surveyPages.settings");
  const trpc = useTRPC();
  const { surveys: client } = useTRPCClient();
  const { attempt } = useRun(trpc.surveys.pathKey());
  const seen = { keepDays: survey.keepDays, isForMinors: survey.isForMinors };
  const [days, setDays] = useState(seen.keepDays === null ? "" : String(seen.keepDays));
  const [isForMinors, setForMinors] = useState(seen.isForMinors);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const keepDays = days.trim() === "" ? null : Number(days.trim());
  const isWhole = keepDays === null || (Number.isInteger(keepDays) && keepDays >= 1 && keepDays <= longestDays);
  const isTooLong = isForMinors && (keepDays === null || keepDays > longestForMinors);
  const wanted = { keepDays, isForMinors };
  const isSame = JSON.stringify(wanted) === JSON.stringify(seen);
  const goesSooner = isWhole && keepDays !== null && (seen.keepDays === null || keepDays < seen.keepDays);
  const save = () => attempt(() => client.setPrivacy.mutate({ surveyId: survey.id, ...wanted, seen }), t("saved"));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSame || !isWhole || isTooLong || !may.organisation) return;
    if (goesSooner) {
      setAsking(true);
      return;
    }
    setBusy(true);
    setRefusal(await save());
    setBusy(false);
  };
  return (
    <>
      <form onSubmit={submit} className="flex max-w-xl flex-col gap-4">
        <h2 className="text-chart">{t("keep")}</h2>
        <TextField
          className="max-w-64"
          inputMode="numeric"
          label={t("keepDays")}
          hint={t("keepHint")}
          error={isWhole ? (isTooLong ? t("minorsDays") : null) : t("keepWhole")}
          value={days}
          readOnly={!may.organisation}
          onChange={(event) => setDays(event.target.value)}
        />
        <Checkbox
          label={
            <>
              {t("minors")}
              <span className="block text-ink-3 text-small">{t("minorsHint")}</span>
            </>
          }
          checked={isForMinors}
          disabled={!may.organisation}
          onChange={(event) => setForMinors(event.target.checked)}
        />
        <FormFoot
          label={t("saveKept")}
          refusal={refusal}
          busy={busy}
          disabledReason={may.organisation ? (isSame ? t("nothing") : null) : t("onlyOwners")}
        />
      </form>
      {isAsking && keepDays !== null ? (
        <AskFirst
          title={t("keepAsk", { days: keepDays })}
          body={t("keepGone", { days: keepDays })}
          submitLabel={t("keepSooner")}
          onClose={() => setAsking(false)}
          onSubmit={save}
        />
      ) : null}
    </>
  );
}
