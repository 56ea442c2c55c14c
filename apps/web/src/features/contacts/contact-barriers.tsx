"use client";

import type { ContactDetail } from "@heard/core/contacts";
import { Cell, RowHead } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import type { Format } from "#lib/format.ts";
import { LiftButton } from "./lift-button.tsx";

type Props = { contact: ContactDetail; format: Format };

const addressOf = ({ email, phone }: ContactDetail, kind: "email" | "phone") => (kind === "email" ? email : phone);

/** The entries of the suppression list that keep this contact's addresses from being written to. */
export function ContactStops({ contact, mayEdit, format }: Props & { mayEdit: boolean }) {
  const t = useTranslations("contacts");
  if (contact.suppressions.length === 0) return <p className="text-ink-3 text-ui">{t("stopped.none")}</p>;
  return (
    <ListTable
      caption={t("stopped.title")}
      columns={[
        { label: t("suppressions.address") },
        { label: t("suppressions.reason") },
        { label: t("suppressions.source") },
        { label: t("suppressions.since") },
        { label: t("suppressions.lift"), spoken: true },
      ]}
    >
      {contact.suppressions.map((one) => {
        const address = addressOf(contact, one.addressKind) ?? "–";
        return (
          <tr key={one.id}>
            <RowHead>{address}</RowHead>
            <Cell>{t(`suppressions.reasons.${one.reason}`)}</Cell>
            <Cell className="wrap-anywhere">{one.source}</Cell>
            <Cell className="whitespace-nowrap">{format.instant(one.at)}</Cell>
            <Cell className="text-right">{mayEdit ? <LiftButton id={one.id} address={address} /> : null}</Cell>
          </tr>
        );
      })}
    </ListTable>
  );
}

/** What came back of letters and messages, the latest first. */
export function ContactBounces({ contact, format }: Props) {
  const t = useTranslations("contacts.bounces");
  if (contact.bounces.length === 0) return <p className="text-ink-3 text-ui">{t("none")}</p>;
  return (
    <ul>
      {contact.bounces.map((one) => (
        <li key={one.id} className="flex flex-wrap justify-between gap-x-6 border-line border-b py-2 text-ui">
          <span>
            {addressOf(contact, one.addressKind) ?? "–"} · {t(`kinds.${one.kind}`)}
            {one.status ? <code className="ml-2 font-mono text-ink-3 text-small">{one.status}</code> : null}
          </span>
          <span className="text-ink-3 text-small">{format.instant(one.at)}</span>
        </li>
      ))}
    </ul>
  );
}
