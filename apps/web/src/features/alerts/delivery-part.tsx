"use client";

import { type AlertDelivery, deliveries } from "@heard/core/alerts/rules";
import { Button } from "@heard/ui/button";
import { EditIcon } from "@heard/ui/icons";
import { Select } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { AlertsContext } from "./alerts-screen.tsx";
import { useAlertRun } from "./use-alert-run.ts";

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

/** How the reader hears of what is new, and when not. */
export function DeliveryPart({ report }: AlertsContext) {
  const t = useTranslations("alerts.delivery");
  const [isOpen, setOpen] = useState(false);
  return (
    <Section>
      <SectionHeader title={t("title")} />
      <p className="sentence text-ui">{t(`now.${report.reader.delivery}`)}</p>
      <div className="mt-3" data-print="hide">
        <Button icon={<EditIcon />} onClick={() => setOpen(true)}>
          {t("edit")}
        </Button>
      </div>
      {isOpen ? <DeliveryDialog {...report.reader} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

type DeliveryDialogProps = { delivery: AlertDelivery; quietFrom: number; quietTo: number; onClose: () => void };

function DeliveryDialog({ onClose, ...reader }: DeliveryDialogProps) {
  const t = useTranslations("alerts.delivery");
  const { alerts: client } = useTRPCClient();
  const { attempt } = useAlertRun();
  const [given, setGiven] = useState(reader);
  const options = hours.map((hour) => ({ value: hour, label: t("hour", { hour }) }));
  return (
    <FormDialog
      title={t("title")}
      submitLabel={t("save")}
      onClose={onClose}
      onSubmit={() => attempt(() => client.setDelivery.mutate(given), t("saved"))}
    >
      {(refusal) => (
        <>
          <Select
            label={t("how")}
            error={refusal}
            value={given.delivery}
            onChange={(event) => setGiven({ ...given, delivery: event.target.value as AlertDelivery })}
            options={deliveries.map((value) => ({ value, label: t(`choices.${value}`) }))}
          />
          <Select
            label={t("quietFrom")}
            hint={t("hint")}
            value={String(given.quietFrom)}
            onChange={(event) => setGiven({ ...given, quietFrom: Number(event.target.value) })}
            options={options}
          />
          <Select
            label={t("quietTo")}
            value={String(given.quietTo)}
            onChange={(event) => setGiven({ ...given, quietTo: Number(event.target.value) })}
            options={options}
          />
        </>
      )}
    </FormDialog>
  );
}
