"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Sets a doubtful response aside, with the reason for whoever looks later. */
export default function QuarantineDialog({ responseId, onClose }: { responseId: string; onClose: () => void }) {
  const t = useTranslations("responses.quarantine");
  const close = useTranslations("common.actions")("close");
  const router = useRouter();
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const formId = useId();
  const [reason, setReason] = useState("");
  const quarantine = useMutation(
    trpc.responses.quarantine.mutationOptions({
      onSuccess: () => {
        notify({ text: t("done") });
        onClose();
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    quarantine.mutate({ responseId, reason });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      closeLabel={close}
      footer={
        <Button tone="primary" type="submit" form={formId} busy={quarantine.isPending}>
          {t("submit")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit}>
        <p className="sentence mb-4 text-body text-ink-2">{t("body")}</p>
        <TextField
          label={t("reason")}
          hint={t("reasonHint")}
          error={quarantine.isError ? refusalText(quarantine.error) : null}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          required
          maxLength={200}
        />
      </form>
    </Dialog>
  );
}
