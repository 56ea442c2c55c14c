"use client";

import type { AlertItem } from "@heard/core/alerts";
import { type AlertHandling, alertHandlings, longestReason } from "@heard/core/alerts/rules";
import { RadioRows } from "@heard/ui/radio-rows";
import { TextArea } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import { useAlertRun } from "./use-alert-run.ts";

/** Asks what an alert is about, and why: both stay with it for everybody who sees it after. */
export function AcknowledgeDialog({ alert, onClose }: { alert: AlertItem; onClose: () => void }) {
  const t = useTranslations("alerts");
  const { alerts: client } = useTRPCClient();
  const { attempt } = useAlertRun();
  const [handling, setHandling] = useState<AlertHandling>(alert.handling?.kind ?? "beingHandled");
  const [reason, setReason] = useState(alert.handling?.reason ?? "");
  return (
    <FormDialog
      title={t("acknowledging.title")}
      submitLabel={t("acknowledging.save")}
      onClose={onClose}
      onSubmit={() =>
        attempt(() => client.acknowledge.mutate({ alertId: alert.id, handling, reason }), t("do.acknowledged"))
      }
    >
      {(refusal) => (
        <>
          <RadioRows
            legend={t("acknowledging.what")}
            name="handling"
            rows={alertHandlings.map((value) => ({ value, label: t(`handlings.${value}`) }))}
            value={handling}
            onChange={setHandling}
          />
          <TextArea
            label={t("acknowledging.reason")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={refusal}
            maxLength={longestReason}
            required
          />
        </>
      )}
    </FormDialog>
  );
}
