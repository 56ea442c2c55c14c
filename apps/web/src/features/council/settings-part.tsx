"use client";

import { Button } from "@heard/ui/button";
import { EditIcon } from "@heard/ui/icons";
import { NumberField } from "@heard/ui/number-field";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { formatMoney } from "#lib/money.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import type { CouncilContext } from "./council-screen.tsx";
import { useCouncilRun } from "./use-council-run.ts";

const inputs = ["impact", "volume", "confidence", "effort"] as const;

/** What comes before the council, how many votes it takes, and what weighs how much. */
export function SettingsPart(context: CouncilContext) {
  const t = useTranslations("council.settings");
  const { settings, members, canEdit } = context.report;
  const [isOpen, setOpen] = useState(false);
  return (
    <Section>
      <SectionHeader title={t("title")} />
      <p className="sentence text-ui">
        {t("summary", {
          ...{
            cost: formatMoney(context.format, settings.costThreshold, settings.currency),
            quorum: settings.quorum,
            days: settings.voteDays,
          },
        })}
      </p>
      {settings.quorum > members.length ? (
        <p className="sentence mt-2 border-detractor border-l-2 pl-2 text-small">
          {t("quorumBeyond", { quorum: settings.quorum, members: members.length })}
        </p>
      ) : null}
      {canEdit ? (
        <div className="mt-3" data-print="hide">
          <Button icon={<EditIcon />} onClick={() => setOpen(true)}>
            {t("edit")}
          </Button>
        </div>
      ) : null}
      {isOpen ? <SettingsDialog {...context} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function SettingsDialog({ report, onClose }: CouncilContext & { onClose: () => void }) {
  const t = useTranslations("council.settings");
  const names = useTranslations("council.proposals.names");
  const { council: client } = useTRPCClient();
  const { attempt } = useCouncilRun();
  const { costThreshold, currency, quorum, voteDays, stalledDays, weights, chairId } = report.settings;
  const [seen] = useState({ costThreshold, currency, quorum, voteDays, stalledDays, weights, chairId });
  const [given, setGiven] = useState(seen);
  const set = (change: Partial<typeof seen>) => setGiven({ ...given, ...change });
  return (
    <FormDialog
      title={t("title")}
      submitLabel={t("save")}
      onClose={onClose}
      onSubmit={() => attempt(() => client.update.mutate({ ...given, seen }), t("saved"))}
    >
      {(refusal) => (
        <>
          <NumberField
            label={t("costThreshold")}
            value={given.costThreshold}
            onChange={(value) => set({ costThreshold: value ?? 0 })}
            min={0}
          />
          <TextField
            label={t("currency")}
            value={given.currency}
            onChange={(event) => set({ currency: event.target.value.toUpperCase() })}
            error={refusal}
            maxLength={3}
            required
          />
          <NumberField
            label={t("quorum")}
            value={given.quorum}
            hint={
              given.quorum > report.members.length
                ? t("quorumBeyond", { quorum: given.quorum, members: report.members.length })
                : undefined
            }
            onChange={(value) => set({ quorum: value ?? 1 })}
            min={1}
            max={100}
          />
          <NumberField
            label={t("voteDays")}
            value={given.voteDays}
            onChange={(value) => set({ voteDays: value ?? 1 })}
            min={1}
            max={60}
          />
          <NumberField
            label={t("stalledDays")}
            value={given.stalledDays}
            onChange={(value) => set({ stalledDays: value ?? 1 })}
            min={1}
            max={366}
          />
          <Select
            label={t("chair")}
            value={String(given.chairId ?? "")}
            onChange={(event) => set({ chairId: event.target.value === "" ? null : Number(event.target.value) })}
            options={[
              { value: "", label: t("noChair") },
              ...report.members.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <fieldset className="flex flex-col gap-3">
            <legend className="font-medium text-ui">{t("weights")}</legend>
            <p className="text-ink-3 text-small">{t("weightsHint")}</p>
            {inputs.map((key) => (
              <NumberField
                key={key}
                label={names(key)}
                value={given.weights[key]}
                onChange={(value) => set({ weights: { ...given.weights, [key]: value ?? 0 } })}
                min={0}
                max={3}
                format={{ maximumFractionDigits: 1 }}
              />
            ))}
          </fieldset>
        </>
      )}
    </FormDialog>
  );
}
