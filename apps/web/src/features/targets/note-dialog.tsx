"use client";

import { longestNote } from "@heard/core/targets/rules";
import { TextArea } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { useTargetRun } from "./use-target-run.ts";

type Props = { targetId: number; step: "review" | "end"; onClose: () => void };

/** Asks what was seen, or why a target ends: the answer stays with it. */
export function NoteDialog({ targetId, step, onClose }: Props) {
  const t = useTranslations("targets");
  const { targets: client } = useTRPCClient();
  const { attempt } = useTargetRun();
  const [note, setNote] = useState("");
  const done = t(step === "review" ? "do.reviewed" : "do.endedNow");
  return (
    <FormDialog
      title={t(`do.${step}`)}
      submitLabel={t(`do.${step}`)}
      onClose={onClose}
      onSubmit={() => attempt(() => client[step].mutate({ targetId, note }), done)}
    >
      {(refusal) => (
        <TextArea
          label={t(step === "review" ? "form.seen" : "form.why")}
          error={refusal}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          maxLength={longestNote}
          required
        />
      )}
    </FormDialog>
  );
}
