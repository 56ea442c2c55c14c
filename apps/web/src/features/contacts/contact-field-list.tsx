"use client";

import type { ContactFieldRow } from "@heard/core/contacts";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { StateNote } from "@heard/ui/state-note";
import { Cell } from "@heard/ui/table";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ListName, ListTable } from "#components/list-table.tsx";
import { SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";
import { useFormat } from "#lib/use-format.ts";
import type { Run } from "#lib/use-run.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { DeclaredMenu } from "./declared-menu.tsx";

const FieldDialog = latePart(() => import("./field-dialog.tsx"), MissingDialog);

type Props = { fields: ContactFieldRow[]; edits: Run; most: number; mayEdit: boolean; timeZone: string };

/** The declared fields of contacts. */
export function ContactFieldList({ fields, edits, most, mayEdit, timeZone }: Props) {
  const t = useTranslations("contacts.declared");
  const format = useFormat(timeZone);
  const [open, setOpen] = useState<ContactFieldRow | "new" | null>(null);
  return (
    <section>
      <SectionHeader
        title={t("fields")}
        lead={t("fieldsLead", { used: format.count(fields.length), most: format.count(most) })}
        actions={
          mayEdit ? (
            <Button icon={<PlusIcon />} onClick={() => setOpen("new")}>
              {t("addField")}
            </Button>
          ) : null
        }
      />
      {fields.length === 0 ? (
        <StateNote title={t("noFields")}>{t("noFieldsBody")}</StateNote>
      ) : (
        <ListTable
          caption={t("fields")}
          columns={[{ label: t("name") }, { label: t("kind") }, { label: t("column"), spoken: true }]}
        >
          {fields.map((field) => (
            <FieldRow key={field.key} field={field} edits={edits} mayEdit={mayEdit} onEdit={() => setOpen(field)} />
          ))}
        </ListTable>
      )}
      {open ? <FieldDialog field={open === "new" ? null : open} edits={edits} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

type RowProps = { field: ContactFieldRow; edits: Run; mayEdit: boolean; onEdit: () => void };

function FieldRow({ field, edits: { run }, mayEdit, onEdit }: RowProps) {
  const t = useTranslations("contacts.declared");
  const { contacts: client } = useTRPCClient();
  const name = nameIn(useLocale(), field.name);
  const { key } = field;
  return (
    <tr>
      <ListName>
        {name}
        <code className="ml-2 font-mono font-normal text-ink-3 text-small">{key}</code>
        {field.archivedAt ? <span className="ml-2 font-normal text-ink-3 text-small">{t("archived")}</span> : null}
      </ListName>
      <Cell>{t(`kinds.${field.kind}`)}</Cell>
      <Cell className="text-right">
        {mayEdit ? (
          <DeclaredMenu
            name={name}
            isArchived={field.archivedAt !== null}
            onEdit={onEdit}
            onArchive={() => void run(() => client.fields.archive.mutate({ key }), t("wasArchived", { name }))}
            onRestore={() => void run(() => client.fields.restore.mutate({ key }), t("restored", { name }))}
          />
        ) : null}
      </Cell>
    </tr>
  );
}
