"use client";

import type { PurposeRow } from "@heard/core/contacts";
import { purposeRules } from "@heard/core/contacts/rules";
import { RadioList } from "@heard/ui/radio-rows";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { draftOf, LocalisedFields, nameOf } from "#components/localised-fields.tsx";
import { nameIn } from "#lib/measure.ts";
import type { Run } from "#lib/use-run.ts";
import { useTRPCClient } from "#trpc/client.tsx";

type Props = { purpose: PurposeRow | null; edits: Run; onClose: () => void };

/** What contacts are asked for, and whether silence lets them be asked. */
export default function PurposeDialog({ purpose, edits: { attempt }, onClose }: Props) {
  const t = useTranslations("contacts.declared");
  const locale = useLocale();
  const { contacts: client } = useTRPCClient();
  const [seen] = useState({ name: purpose?.name ?? null, rule: purpose?.rule ?? null });
  const [draft, setDraft] = useState(draftOf(purpose?.name ?? null));
  const [rule, setRule] = useState<PurposeRow["rule"]>(purpose?.rule ?? "whenGiven");
  const submit = () => {
    const name = nameOf(draft);
    const said = { name: nameIn(locale, name) };
    return purpose
      ? attempt(() => client.purposes.update.mutate({ key: purpose.key, name, rule, seen }), t("saved", said))
      : attempt(() => client.purposes.create.mutate({ name, rule }), t("added", said));
  };
  return (
    <FormDialog
      title={purpose ? t("editOf", { name: nameIn(locale, purpose.name) }) : t("addPurpose")}
      submitLabel={purpose ? t("edit") : t("addPurpose")}
      onClose={onClose}
      onSubmit={submit}
    >
      {(refusal) => (
        <>
          <LocalisedFields legend={t("name")} value={draft} onChange={setDraft} error={refusal} required />
          <RadioList
            legend={t("rule")}
            name="rule"
            value={rule}
            onChange={setRule}
            options={purposeRules.map((value) => ({ value, label: t(`rules.${value}`) }))}
          />
        </>
      )}
    </FormDialog>
  );
}
