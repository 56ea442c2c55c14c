"use client";

import type { PurposeRow } from "@heard/core/contacts";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { Cell } from "@heard/ui/table";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ListName, ListTable } from "#components/list-table.tsx";
import { SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";
import type { Run } from "#lib/use-run.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { DeclaredMenu } from "./declared-menu.tsx";

const PurposeDialog = latePart(() => import("./purpose-dialog.tsx"), MissingDialog);

type Props = { purposes: PurposeRow[]; edits: Run; mayEdit: boolean };

/** What contacts are asked for, each agreed to by itself. */
export function PurposeList({ purposes, edits, mayEdit }: Props) {
  const t = useTranslations("contacts.declared");
  const [open, setOpen] = useState<PurposeRow | "new" | null>(null);
  return (
    <section>
      <SectionHeader
        title={t("purposes")}
        lead={t("purposesLead")}
        actions={
          mayEdit ? (
            <Button icon={<PlusIcon />} onClick={() => setOpen("new")}>
              {t("addPurpose")}
            </Button>
          ) : null
        }
      />
      <ListTable
        caption={t("purposes")}
        columns={[{ label: t("name") }, { label: t("rule") }, { label: t("column"), spoken: true }]}
      >
        {purposes.map((purpose) => (
          <Row key={purpose.key} purpose={purpose} edits={edits} mayEdit={mayEdit} onEdit={() => setOpen(purpose)} />
        ))}
      </ListTable>
      {open ? (
        <PurposeDialog purpose={open === "new" ? null : open} edits={edits} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  );
}

type RowProps = { purpose: PurposeRow; edits: Run; mayEdit: boolean; onEdit: () => void };

function Row({ purpose, edits: { run }, mayEdit, onEdit }: RowProps) {
  const t = useTranslations("contacts.declared");
  const { contacts: client } = useTRPCClient();
  const name = nameIn(useLocale(), purpose.name);
  const { key } = purpose;
  return (
    <tr>
      <ListName>
        {name}
        <code className="ml-2 font-mono font-normal text-ink-3 text-small">{key}</code>
        {purpose.archivedAt ? <span className="ml-2 font-normal text-ink-3 text-small">{t("archived")}</span> : null}
      </ListName>
      <Cell>{t(`rules.${purpose.rule}`)}</Cell>
      <Cell className="text-right">
        {mayEdit ? (
          <DeclaredMenu
            name={name}
            isArchived={purpose.archivedAt !== null}
            onEdit={onEdit}
            onArchive={() => void run(() => client.purposes.archive.mutate({ key }), t("wasArchived", { name }))}
            onRestore={() => void run(() => client.purposes.restore.mutate({ key }), t("restored", { name }))}
          />
        ) : null}
      </Cell>
    </tr>
  );
}
