"use client";

import { type AlertHandling, alertHandlings, longestReason } from "@heard/core/alerts/rules";
import { RadioRows } from "@heard/ui/radio-rows";
import { TextArea } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";

type Said = { handling: AlertHandling; reason: string };
/** With what stood there when it was asked: two who speak to it at once lose nothing. */
type Saying = Said & { seen: { handling: AlertHandling | null; reason: string | null } };
type AcknowledgeDialogProps = {
  said: { kind: AlertHandling; reason: string } | null;
  /** What it does to say one of them, where it does anything. */
  consequences?: Partial<Record<AlertHandling, string>>;
  /** Why it could not be kept, or `null`. */
  onSave: (said: Saying) => Promise<string | null>;
  onClose: () => void;
};

/** Asks what an alert is about, and why: both stay with it for everybody who sees it after. */
export function AcknowledgeDialog({ said, consequences = {}, onSave, onClose }: AcknowledgeDialogProps) {
  const t = useTranslations("alerts");
  const [seen] = useState({ handling: said?.kind ?? null, reason: said?.reason ?? null });
  const [handling, setHandling] = useState<AlertHandling>(said?.kind ?? "beingHandled");
  const [reason, setReason] = useState(said?.reason ?? "");
  return (
    <FormDialog
      title={t("acknowledging.title")}
      submitLabel={t("acknowledging.save")}
      onClose={onClose}
      onSubmit={() => onSave({ handling, reason, seen })}
    >
      {(refusal) => (
        <>
          <RadioRows
            legend={t("acknowledging.what")}
            name="handling"
            rows={alertHandlings.map((value) => ({
              ...{ value, label: t(`handlings.${value}`), consequence: consequences[value] },
            }))}
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
