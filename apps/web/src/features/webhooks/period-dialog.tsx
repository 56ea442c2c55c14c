"use client";

import type { WebhookItem } from "@heard/core/webhooks";
import { Checkbox } from "@heard/ui/checkbox";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Sends again what did not arrive of some days, or all of it. */
export default function PeriodDialog({ webhook, onClose }: { webhook: WebhookItem; onClose: () => void }) {
  const t = useTranslations("webhooks.panel");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [isWhole, setWhole] = useState(false);
  const replay = useMutation(trpc.webhooks.replayPeriod.mutationOptions());
  const submit = async (): Promise<string | null> => {
    try {
      const { count } = await replay.mutateAsync({ webhookId: webhook.id, from, to, isWhole });
      notify({ text: t("sentAgain", { count }) });
      await queryClient.invalidateQueries({ queryKey: trpc.webhooks.byId.queryKey({ webhookId: webhook.id }) });
      return null;
    } catch (error) {
      return refusalText(error);
    }
  };
  return (
    <FormDialog title={t("period")} submitLabel={t("send")} onClose={onClose} onSubmit={submit}>
      {(refusal) => (
        <>
          <TextField
            type="date"
            label={t("from")}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
            required
          />
          <TextField
            type="date"
            label={t("to")}
            error={refusal}
            value={to}
            onChange={(event) => setTo(event.target.value)}
            required
          />
          <Checkbox checked={isWhole} onChange={(event) => setWhole(event.target.checked)} label={t("whole")} />
        </>
      )}
    </FormDialog>
  );
}
