"use client";

import type { ContactFieldRow } from "@heard/core/contacts";
import { contactFieldKinds } from "@heard/core/contacts/rules";
import { Select } from "@heard/ui/select";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { draftOf, LocalisedFields, nameOf } from "#components/localised-fields.tsx";
import { nameIn } from "#lib/measure.ts";
import type { Run } from "#lib/use-run.ts";
import { useTRPCClient } from "#trpc/client.tsx";

type Props = { field: ContactFieldRow | null; edits: Run; onClose: () => void };

/** A new field of contacts, or the name of one that is there: its kind is fixed. */
export default function FieldDialog({ field, edits: { attempt }, onClose }: Props) {
  const t = useTranslations("contacts.declared");
  const locale = useLocale();
  const { contacts: client } = useTRPCClient();
  const [seen] = useState({ name: field?.name ?? null });
  const [draft, setDraft] = useState(draftOf(field?.name ?? null));
  const [kind, setKind] = useState<ContactFieldRow["kind"]>("text");
  const submit = () => {
    const name = nameOf(draft);
    const said = { name: nameIn(locale, name) };
    return field
      ? attempt(() => client.fields.update.mutate({ key: field.key, name, seen }), t("saved", said))
      : attempt(() => client.fields.create.mutate({ name, kind }), t("added", said));
  };
  return (
    <FormDialog
      title={field ? t("editOf", { name: nameIn(locale, field.name) }) : t("addField")}
      submitLabel={field ? t("edit") : t("addField")}
      onClose={onClose}
      onSubmit={submit}
    >
      {(refusal) => (
        <>
          <LocalisedFields legend={t("name")} value={draft} onChange={setDraft} error={refusal} required />
          {field ? null : (
            <Select
              label={t("kind")}
              value={kind}
              onChange={(event) => setKind(event.target.value as ContactFieldRow["kind"])}
              options={contactFieldKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
