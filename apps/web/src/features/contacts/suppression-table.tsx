"use client";

import type { ListedSuppression } from "@heard/core/contacts";
import { cx } from "@heard/ui/cx";
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
  // What came back leaves the code by which the receiving server said why.
  const sourceOf = ({ reason, source }: ListedSuppression) =>
    reason === "bounced" && /^\d\.\d{1,3}\.\d{1,3}$/.test(source) ? t("serverSaid", { code: source }) : source;
  return (
    <>
      <h2 className="pt-4 pb-2 font-semibold text-body" aria-live="polite">
        {t("count", { count })}
      </h2>
      <ListTable
        stacks
        caption={t("title")}
        columns={[
          { label: t("address") },
          { label: t("reason") },
          { label: t("purpose") },
          { label: t("source") },
          { label: t("since"), className: "rail:max-wide:hidden" },
          { label: t("lift"), spoken: true },
        ]}
      >
        {items.map((item) => {
          const address = item.address ?? t("erasedAddress");
          return (
            <tr key={item.id}>
              <RowHead className={cx("wrap-anywhere", item.address ? undefined : "font-normal text-ink-3")}>
                {address}
              </RowHead>
              <Cell>{t(`reasons.${item.reason}`)}</Cell>
              <Cell>{item.purpose ? nameIn(locale, item.purpose.name) : t("everything")}</Cell>
              <Cell className="wrap-anywhere">{sourceOf(item)}</Cell>
              <Cell className="whitespace-nowrap rail:max-wide:hidden">{format.instant(item.at)}</Cell>
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
