"use client";

import type { ListedSuppression } from "@heard/core/contacts";
import { Cell, RowHead } from "@heard/ui/table";
import { useLocale, useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { nameIn } from "#lib/measure.ts";
import { useFormat } from "#lib/use-format.ts";
import { LiftButton } from "./lift-button.tsx";

type Props = { items: ListedSuppression[]; count: number; mayEdit: boolean; timeZone: string };

/** Addresses that nothing is sent to, newest first. */
export function SuppressionTable({ items, count, mayEdit, timeZone }: Props) {
  const t = useTranslations("contacts.suppressions");
  const locale = useLocale();
  const format = useFormat(timeZone);
  return (
    <>
      <h2 className="pt-4 pb-2 font-semibold text-body" aria-live="polite">
        {t("count", { count })}
      </h2>
      <ListTable
        caption={t("title")}
        columns={[
          { label: t("address") },
          { label: t("reason") },
          { label: t("purpose"), className: "max-rail:hidden" },
          { label: t("source"), className: "max-rail:hidden" },
          { label: t("since"), className: "max-wide:hidden" },
          { label: t("lift"), spoken: true },
        ]}
      >
        {items.map((item) => {
          const address = item.address ?? t("erasedAddress");
          return (
            <tr key={item.id}>
              <RowHead className={item.address ? undefined : "font-normal text-ink-3"}>{address}</RowHead>
              <Cell>{t(`reasons.${item.reason}`)}</Cell>
              <Cell className="max-rail:hidden">
                {item.purpose ? nameIn(locale, item.purpose.name) : t("everything")}
              </Cell>
              <Cell className="wrap-anywhere max-rail:hidden">{item.source}</Cell>
              <Cell className="whitespace-nowrap max-wide:hidden">{format.instant(item.at)}</Cell>
              <Cell className="text-right">
                {mayEdit && item.reason !== "erased" ? <LiftButton id={item.id} address={address} /> : null}
              </Cell>
            </tr>
          );
        })}
      </ListTable>
    </>
  );
}
