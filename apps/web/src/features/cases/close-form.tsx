"use client";

import type { CaseDetail } from "@heard/core/cases";
import { caseCauses, longestNote } from "@heard/core/cases/rules";
import { Button } from "@heard/ui/button";
import { Select } from "@heard/ui/select";
import { TextArea } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "#trpc/client.tsx";
import { useCaseRun } from "./use-case-run.ts";

type Cause = (typeof caseCauses)[number];

type CloseFormProps = { one: CaseDetail; onWriting: (isWriting: boolean) => void };

/** A case ends with what was at its root and what was done. */
export function CloseForm({ one, onWriting }: CloseFormProps) {
  const t = useTranslations("cases.work");
  const causes = useTranslations("cases.causes");
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const [cause, setCause] = useState<Cause | "">("");
  const [action, setAction] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (cause === "") return;
    const close = { caseId: one.id, revision: one.revision, cause, action };
    const why = await attempt(
      () => client.close.mutate(close),
      ({ asked }) => t("closed", { asked }),
    );
    setRefusal(why);
    if (why === null) onWriting(false);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 border-line border-t pt-5" data-print="hide">
      <h2 className="text-chart">{t("closing")}</h2>
      <Select
        label={t("cause")}
        value={cause}
        placeholder={t("causeChoose")}
        onChange={(event) => setCause(event.target.value as Cause)}
        options={caseCauses.map((value) => ({ value, label: causes(value) }))}
        required
      />
      <TextArea
        label={t("action")}
        hint={t("actionHint")}
        value={action}
        onChange={(event) => {
          setAction(event.target.value);
          onWriting(event.target.value !== "");
        }}
        error={refusal}
        rows={3}
        maxLength={longestNote}
        required
      />
      <div>
        <Button
          type="submit"
          tone="primary"
          disabledReason={cause === "" || action.trim() === "" ? t("closeWhen", stepsOf(one)) : null}
        >
          {t("close")}
        </Button>
      </div>
    </form>
  );
}

const stepsOf = ({ stepsDone, stepCount }: CaseDetail) => ({ open: stepCount - stepsDone });
