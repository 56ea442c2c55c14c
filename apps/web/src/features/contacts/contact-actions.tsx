"use client";

import type { ContactDetail } from "@heard/core/contacts";
import { Button } from "@heard/ui/button";
import { CloseIcon, EditIcon, TrashIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";

const ContactDialog = latePart(() => import("./contact-dialog.tsx"), MissingDialog);
const UnsubscribeDialog = latePart(() => import("./unsubscribe-dialog.tsx"), MissingDialog);
const EraseDialog = latePart(() => import("./erase-contact-dialog.tsx"), MissingDialog);

type Props = {
  contact: ContactDetail;
  organisation: { key: string };
  may: { edit: boolean; erase: boolean };
};

/** What the reader's roles let them do to a contact; what they may not is not shown. */
export function ContactActions({ contact, organisation, may }: Props) {
  const t = useTranslations("contacts.page");
  const [open, setOpen] = useState<"edit" | "unsubscribe" | "erase" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {may.edit ? (
        <>
          <Button icon={<EditIcon className="text-ink-3" />} onClick={() => setOpen("edit")}>
            {t("edit")}
          </Button>
          <Button icon={<CloseIcon className="text-ink-3" />} onClick={() => setOpen("unsubscribe")}>
            {t("unsubscribe")}
          </Button>
        </>
      ) : null}
      {may.erase ? (
        <Button icon={<TrashIcon className="text-ink-3" />} onClick={() => setOpen("erase")}>
          {t("erase")}
        </Button>
      ) : null}
      {open === "edit" ? <ContactDialog organisation={organisation.key} contact={contact} onClose={close} /> : null}
      {open === "unsubscribe" ? <UnsubscribeDialog contact={contact} onClose={close} /> : null}
      {open === "erase" ? <EraseDialog contactId={contact.id} onClose={close} /> : null}
    </>
  );
}
