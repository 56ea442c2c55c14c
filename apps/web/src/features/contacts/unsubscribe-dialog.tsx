"use client";

import type { ContactDetail } from "@heard/core/contacts";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

const everything = "";

/** Leaves a contact alone at once, for one purpose or for all. */
export default function UnsubscribeDialog({ contact, onClose }: { contact: ContactDetail; onClose: () => void }) {
  const t = useTranslations("contacts.unsubscribe");
  const locale = useLocale();
  const trpc = useTRPC();
  const { contacts: client } = useTRPCClient();
  const { attempt } = useRun(trpc.contacts.pathKey());
  const [purpose, setPurpose] = useState(contact.purposes[0]?.purpose ?? everything);
  const [source, setSource] = useState("");
  const submit = () =>
    attempt(
      () =>
        client.unsubscribe.mutate({ contactId: contact.id, purpose: purpose === everything ? null : purpose, source }),
      t("done"),
    );
  return (
    <FormDialog title={t("title")} submitLabel={t("submit")} onClose={onClose} onSubmit={submit}>
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("body")}</p>
          <Select
            label={t("purpose")}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
            options={[
              ...contact.purposes.map((one) => ({ value: one.purpose, label: nameIn(locale, one.name) })),
              { value: everything, label: t("everything") },
            ]}
          />
          <TextField
            label={t("source")}
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
