"use client";

import type { ContactDetail } from "@heard/core/contacts";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { paths } from "#lib/paths.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { AttributeFields, attributeDraft, changedAttributes } from "./attribute-fields.tsx";

type Draft = Record<"name" | "key" | "email" | "phone" | "language" | "timeZone", string>;
type Props = {
  organisation: string;
  /** `null` for somebody new. */
  contact: ContactDetail | null;
  onClose: () => void;
};

const languages = ["en", "zh-Hans", "zh-Hant"] as const;
const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** One contact written down by hand, or changed. What is hidden from the reader is not in the form. */
export default function ContactDialog({ organisation, contact, onClose }: Props) {
  const t = useTranslations("contacts.form");
  const router = useRouter();
  const trpc = useTRPC();
  const { contacts: client } = useTRPCClient();
  const { attempt } = useRun(trpc.contacts.pathKey());
  const [seen] = useState(contact);
  const [draft, setDraft] = useState<Draft>(() => draftOf(contact));
  const [known, setKnown] = useState(() => attributeDraft(contact?.attributes ?? {}));
  const { data: declared } = useQuery(trpc.contacts.declared.queryOptions());
  const fields = declared?.fields.filter(({ archivedAt }) => archivedAt === null) ?? [];
  const changed = changedAttributes(seen?.attributes ?? {}, known);
  const attributes = Object.keys(changed).length > 0 ? { attributes: changed } : {};
  const mayName = contact === null || contact.seesCustomer;
  const place = { language: orNull(draft.language), timeZone: orNull(draft.timeZone) };
  const person = {
    name: orNull(draft.name),
    key: orNull(draft.key),
    email: orNull(draft.email),
    phone: orNull(draft.phone),
  };
  const add = () =>
    attempt(
      () =>
        client.create
          .mutate({ ...person, ...place, ...attributes })
          .then(({ contactId }) => router.push(paths.customer(organisation, contactId))),
      t("added"),
    );
  const save = ({ id }: ContactDetail) =>
    attempt(
      () =>
        client.update
          .mutate({ contactId: id, ...place, ...attributes, ...(mayName ? person : {}), seen: seenOf(seen, mayName) })
          .then(() => router.refresh()),
      t("saved"),
    );
  return (
    <FormDialog
      title={t(contact ? "editTitle" : "newTitle")}
      submitLabel={t(contact ? "save" : "add")}
      onClose={onClose}
      onSubmit={() => (contact ? save(contact) : add())}
    >
      {(refusal) => (
        <>
          {mayName ? (
            <PersonFields draft={draft} onChange={setDraft} />
          ) : (
            <p className="text-ink-2 text-ui">{t("hidden")}</p>
          )}
          <PlaceFields draft={draft} onChange={setDraft} />
          <AttributeFields fields={fields} draft={known} onChange={setKnown} />
          {refusal ? (
            <p role="alert" className="border-danger border-l-2 pl-2 text-danger text-small">
              {refusal}
            </p>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}

const draftOf = (contact: ContactDetail | null): Draft => ({
  name: contact?.name ?? "",
  key: contact?.key ?? "",
  email: contact?.email ?? "",
  phone: contact?.phone ?? "",
  language: contact?.language ?? "",
  timeZone: contact?.timeZone ?? "",
});

function seenOf(contact: ContactDetail | null, withPerson: boolean) {
  if (!contact) return {};
  const { name, key, email, phone, language, timeZone, attributes } = contact;
  return { language, timeZone, attributes, ...(withPerson ? { name, key, email, phone } : {}) };
}

type FieldsProps = { draft: Draft; onChange: (draft: Draft) => void };

function PersonFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations("contacts.form");
  const field = (name: "name" | "key" | "email" | "phone", maxLength: number, hint?: string) => (
    <TextField
      label={t(name)}
      hint={hint}
      value={draft[name]}
      maxLength={maxLength}
      autoComplete="off"
      onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
    />
  );
  return (
    <>
      {field("name", 200)}
      {field("email", 320)}
      {field("phone", 60, t("phoneHint"))}
      {field("key", 200, t("keyHint"))}
    </>
  );
}

function PlaceFields({ draft, onChange }: FieldsProps) {
  const t = useTranslations("contacts.form");
  const names = useTranslations("common.languages");
  const other = draft.language !== "" && !languages.some((one) => one === draft.language) ? [draft.language] : [];
  return (
    <>
      <Select
        label={t("language")}
        value={draft.language}
        onChange={(event) => onChange({ ...draft, language: event.target.value })}
        options={[
          { value: "", label: t("organisationsOwn") },
          ...languages.map((value) => ({ value, label: names(value) })),
          ...other.map((value) => ({ value, label: value })),
        ]}
      />
      <TextField
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        value={draft.timeZone}
        maxLength={60}
        onChange={(event) => onChange({ ...draft, timeZone: event.target.value })}
      />
    </>
  );
}
