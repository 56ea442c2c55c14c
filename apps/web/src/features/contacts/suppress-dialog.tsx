"use client";

import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { type LocalisedText, nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type Props = { purposes: { key: string; name: LocalisedText }[]; onClose: () => void };

/** One address is left alone from now on, whoever has it. */
export default function SuppressDialog({ purposes, onClose }: Props) {
  const t = useTranslations("contacts");
  const locale = useLocale();
  const trpc = useTRPC();
  const { contacts: client } = useTRPCClient();
  const { attempt } = useRun(trpc.contacts.pathKey());
  const [address, setAddress] = useState("");
  const [purpose, setPurpose] = useState("");
  const [source, setSource] = useState("");
  const submit = () =>
    attempt(
      () => client.suppressions.add.mutate({ address, purpose: purpose || null, source }),
      t("suppressions.added"),
    );
  return (
    <FormDialog title={t("suppressions.add")} submitLabel={t("suppressions.add")} onClose={onClose} onSubmit={submit}>
      {(refusal) => (
        <>
          <TextField
            label={t("suppressions.address")}
            hint={t("suppressions.addressHint")}
            value={address}
            maxLength={320}
            required
            error={refusal}
            autoComplete="off"
            onChange={(event) => setAddress(event.target.value)}
          />
          <Select
            label={t("suppressions.purpose")}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
            options={[
              { value: "", label: t("suppressions.everything") },
              ...purposes.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
            ]}
          />
          <TextField
            label={t("unsubscribe.source")}
            value={source}
            maxLength={200}
            required
            onChange={(event) => setSource(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
