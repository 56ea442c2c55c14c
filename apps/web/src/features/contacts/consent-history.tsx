"use client";

import type { ContactDetail } from "@heard/core/contacts";
import { Cell, RowHead } from "@heard/ui/table";
import { useLocale, useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";

type Props = Pick<ContactDetail, "consents" | "purposes"> & { format: Format };
const recorders = ["member", "apiKey", "operator", "system", "respondent"] as const;

/** Every word on every purpose, the latest first. */
export function ConsentHistory({ consents, purposes, format }: Props) {
  const t = useTranslations("contacts.agreed");
  const locale = useLocale();
  if (consents.length === 0) return <p className="text-ink-3 text-ui">{t("noHistory")}</p>;
  const names = new Map(purposes.map(({ purpose, name }) => [purpose, nameIn(locale, name)]));
  return (
    <ListTable
      stacks
      caption={t("history")}
      columns={[
        { label: t("when") },
        { label: t("purpose") },
        { label: t("word") },
        { label: t("source") },
        { label: t("recorded"), className: "max-rail:hidden" },
      ]}
    >
      {consents.map((one) => {
        const recorder = recorders.find((kind) => kind === one.recordedKind) ?? "system";
        return (
          <tr key={one.id}>
            <RowHead className="whitespace-nowrap">{format.instant(one.at)}</RowHead>
            <Cell>{names.get(one.purpose) ?? one.purpose}</Cell>
            <Cell>{t(one.given ? "given" : "withdrawn")}</Cell>
            <Cell className="wrap-anywhere">{one.source}</Cell>
            <Cell className="text-ink-3 max-rail:hidden">
              {format.instant(one.recordedAt)} · {t(`recorders.${recorder}`)}
            </Cell>
          </tr>
        );
      })}
    </ListTable>
  );
}
