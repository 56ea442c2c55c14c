"use client";

import type { Proposal } from "@heard/core/council";
import { NumberField } from "@heard/ui/number-field";
import { TextArea } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import type { Format } from "#lib/format.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { useCouncilRun } from "./use-council-run.ts";

type InputsDialogProps = {
  proposal: Proposal;
  ranked: NonNullable<Proposal["ranked"]>;
  measured: NonNullable<Proposal["measured"]>;
  format: Format;
  onClose: () => void;
};

/** What people know better than the product, in the place of what it measured, with the reason. */
export default function InputsDialog({ proposal, ranked, measured, format, onClose }: InputsDialogProps) {
  const t = useTranslations("council.proposals.override");
  const { council: client } = useTRPCClient();
  const { attempt } = useCouncilRun();
  const { plan, byPeople, inputReason } = proposal;
  const said = (key: keyof typeof measured) => (byPeople.includes(key) ? ranked[key] : null);
  // As it stood when this was opened: the page behind may be read anew meanwhile.
  const [seen] = useState({ impact: said("impact"), volume: said("volume"), confidence: said("confidence") });
  const [given, setGiven] = useState(seen);
  const [reason, setReason] = useState(inputReason ?? "");
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change });
  const share = given.confidence === null ? null : given.confidence * 100;
  return (
    <FormDialog
      title={t("title", { number: String(plan.number) })}
      submitLabel={t("save")}
      onClose={onClose}
      onSubmit={() => attempt(() => client.setInput.mutate({ planId: plan.id, ...given, reason, seen }), t("saved"))}
    >
      {(refusal) => (
        <>
          <p className="sentence text-ink-2 text-ui">{t("lead")}</p>
          <NumberField
            label={t("impact")}
            hint={t("measured", { value: format.percent(measured.impact / 100) })}
            value={given.impact}
            onChange={(impact) => set({ impact })}
            min={0.1}
            max={1000}
            format={{ maximumFractionDigits: 1 }}
          />
          <NumberField
            label={t("volume")}
            hint={t("measured", { value: format.count(measured.volume) })}
            value={given.volume}
            onChange={(volume) => set({ volume })}
            min={1}
            max={10_000_000}
          />
          <NumberField
            label={t("confidence")}
            hint={t("measured", { value: format.wholePercent(measured.confidence) })}
            value={share}
            onChange={(value) => set({ confidence: value === null ? null : value / 100 })}
            min={1}
            max={100}
          />
          <TextArea
            label={t("reason")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={refusal}
            rows={2}
            maxLength={4000}
          />
        </>
      )}
    </FormDialog>
  );
}
