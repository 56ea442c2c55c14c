"use client";

import type { CaseDetail } from "@heard/core/cases";
import { longestNote } from "@heard/core/cases/rules";
import { TextArea } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { useCaseRun } from "./use-case-run.ts";

/** Asks why the clock stands still; it stays on record. */
export function PauseDialog({ one, onClose }: { one: Pick<CaseDetail, "id" | "revision">; onClose: () => void }) {
  const t = useTranslations("cases.work");
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={t("pause")}
      submitLabel={t("pause")}
      onClose={onClose}
      onSubmit={() =>
        attempt(() => client.pause.mutate({ caseId: one.id, revision: one.revision, reason }), t("paused"))
      }
    >
      {(refusal) => (
        <TextArea
          label={t("pausing")}
          hint={t("pauseHint")}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={refusal}
          maxLength={longestNote}
          required
        />
      )}
    </FormDialog>
  );
}
