"use client";

import type { ContactDetail } from "@heard/core/contacts";
import { TextField } from "@heard/ui/text-field";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { dayInZone } from "#lib/days.ts";
import { nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type Props = {
  contactId: string;
  purpose: ContactDetail["purposes"][number];
  given: boolean;
  timeZone: string;
  onClose: () => void;
};

/** Writes down a consent, or that it was taken back: on which day, and where. */
export default function ConsentDialog({ contactId, purpose, given, timeZone, onClose }: Props) {
  const t = useTranslations("contacts.consent");
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const { contacts: client } = useTRPCClient();
  const { attempt } = useRun(trpc.contacts.pathKey());
  const today = dayInZone(new Date(), timeZone);
  const [day, setDay] = useState(today);
  const [source, setSource] = useState("");
  // Of today the moment itself counts, so that two words of one day come in their order.
  const at = day === today ? undefined : `${day}T12:00:00Z`;
  const submit = () =>
    attempt(
      () =>
        client.recordConsent
          .mutate({ contactId, purpose: purpose.purpose, given, source, ...(at ? { at } : {}) })
          .then(() => router.refresh()),
      t(given ? "given" : "withdrawn"),
    );
  return (
    <FormDialog
      title={t(given ? "giveTitle" : "withdrawTitle")}
      submitLabel={t(given ? "giveTitle" : "withdrawTitle")}
      onClose={onClose}
      onSubmit={submit}
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("body", { purpose: nameIn(locale, purpose.name) })}</p>
          <TextField
            type="date"
            label={t("on")}
            value={day}
            max={today}
            required
            onChange={(event) => setDay(event.target.value)}
          />
          <TextField
            label={t("source")}
            hint={t("sourceHint")}
            value={source}
            maxLength={200}
            required
            error={refusal}
            onChange={(event) => setSource(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
