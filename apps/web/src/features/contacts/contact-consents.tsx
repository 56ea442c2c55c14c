"use client";

import type { ContactDetail } from "@heard/core/contacts";
import { Button } from "@heard/ui/button";
import { Chip } from "@heard/ui/chip";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { Cell, RowHead } from "@heard/ui/table";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ListTable } from "#components/list-table.tsx";
import { SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";

const ConsentDialog = latePart(() => import("./consent-dialog.tsx"), MissingDialog);

type Standing = ContactDetail["purposes"][number];
type Open = { purpose: Standing; given: boolean };
type Props = { contact: ContactDetail; mayEdit: boolean; timeZone: string };

/** What a contact agreed to, purpose by purpose, and whether that lets them be asked. */
export function ContactConsents({ contact, mayEdit, timeZone }: Props) {
  const t = useTranslations("contacts.agreed");
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <section>
      <SectionHeader title={t("title")} lead={t("lead")} />
      <ListTable
        stacks
        caption={t("title")}
        columns={[
          { label: t("purpose") },
          { label: t("word") },
          { label: t("email") },
          { label: t("phone") },
          { label: t("actions"), spoken: true },
        ]}
      >
        {contact.purposes.map((purpose) => (
          <PurposeRow
            key={purpose.purpose}
            purpose={purpose}
            mayEdit={mayEdit}
            onOpen={(given) => setOpen({ purpose, given })}
          />
        ))}
      </ListTable>
      {open ? (
        <ConsentDialog contactId={contact.id} {...open} timeZone={timeZone} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  );
}

type RowProps = { purpose: Standing; mayEdit: boolean; onOpen: (given: boolean) => void };

function PurposeRow({ purpose, mayEdit, onOpen }: RowProps) {
  const t = useTranslations("contacts.agreed");
  const name = nameIn(useLocale(), purpose.name);
  const { given } = purpose;
  return (
    <tr>
      <RowHead>{name}</RowHead>
      <Cell>
        {given === null ? (
          <span className="text-ink-3">{t("nothing")}</span>
        ) : (
          <Chip tone={given ? "neutral" : "absent"}>{t(given ? "given" : "withdrawn")}</Chip>
        )}
      </Cell>
      <Cell>
        <Barrier barrier={purpose.email} />
      </Cell>
      <Cell>
        <Barrier barrier={purpose.phone} />
      </Cell>
      <Cell>
        {mayEdit ? (
          <div className="flex flex-wrap justify-end gap-2" data-print="hide">
            {given === true ? null : (
              <Button aria-label={t("of", { action: t("give"), purpose: name })} onClick={() => onOpen(true)}>
                {t("give")}
              </Button>
            )}
            {given === false ? null : (
              <Button aria-label={t("of", { action: t("withdraw"), purpose: name })} onClick={() => onOpen(false)}>
                {t("withdraw")}
              </Button>
            )}
          </div>
        ) : null}
      </Cell>
    </tr>
  );
}

function Barrier({ barrier }: { barrier: Standing["email"] }) {
  const t = useTranslations("contacts");
  if (barrier === null) return <>{t("agreed.may")}</>;
  const words =
    barrier.reason === "suppressed"
      ? t("agreed.barriers.suppressed", { reason: t(`suppressions.reasons.${barrier.because}`) })
      : t(`agreed.barriers.${barrier.reason}`);
  return <span className="text-ink-2">{words}</span>;
}
