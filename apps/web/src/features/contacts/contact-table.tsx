"use client";

import type { ContactPage } from "@heard/core/contacts";
import { Chip } from "@heard/ui/chip";
import { Cell } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";

type Item = ContactPage["items"][number];
type Props = {
  items: Item[];
  page: ContactPage;
  organisation: { key: string; timeZone: string };
  busy: boolean;
};

/** Contacts, newest first: who they are, how they are reached, whether they may be asked. */
export function ContactTable({ items, page, organisation, busy }: Props) {
  const t = useTranslations("contacts.list");
  const format = useFormat(organisation.timeZone);
  const count = page.count ?? items.length;
  return (
    <div aria-busy={busy}>
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 py-3 text-body" aria-live="polite">
        <span className="font-semibold">
          {page.countIsCapped ? t("countCapped", { count: format.count(count) }) : t("count", { count })}
        </span>
        <span className="font-normal text-ink-3 text-small">{t("newest")}</span>
      </h2>
      {page.seesCustomers ? null : <p className="mb-2 text-ink-3 text-small">{t("masked")}</p>}
      <ListTable
        caption={t("filters")}
        columns={[
          { label: t("columns.name") },
          { label: t("columns.email"), className: "max-rail:hidden" },
          { label: t("columns.phone"), className: "max-wide:hidden" },
          { label: t("columns.language"), className: "max-rail:hidden" },
          { label: t("columns.asked") },
        ]}
      >
        {items.map((item) => (
          <tr key={item.id}>
            <ListName>
              <Link href={paths.customer(organisation.key, item.id)} prefetch={false} className="hover:text-accent">
                <Name item={item} />
              </Link>
              {item.key ? <code className="block font-mono font-normal text-ink-3 text-small">{item.key}</code> : null}
              {item.email ? (
                <span className="block font-normal text-ink-2 text-small rail:hidden">{item.email}</span>
              ) : null}
            </ListName>
            <Cell className="wrap-anywhere min-w-32 max-rail:hidden">{item.email ?? "–"}</Cell>
            <Cell className="whitespace-nowrap max-wide:hidden">{item.phone ?? "–"}</Cell>
            <Cell className="max-rail:hidden">{item.language ? format.language(item.language) : "–"}</Cell>
            <Cell className="whitespace-nowrap">
              <Asked item={item} />
            </Cell>
          </tr>
        ))}
      </ListTable>
    </div>
  );
}

function Name({ item }: { item: Item }) {
  const t = useTranslations("contacts.list");
  if (item.state === "erased") return <>{t("erasedName")}</>;
  return item.name ? <bdi>{item.name}</bdi> : <span className="text-ink-3">{t("unnamed")}</span>;
}

function Asked({ item: { byEmail, byPhone } }: { item: Item }) {
  const t = useTranslations("contacts.list");
  if (!byEmail && !byPhone) return <Chip tone="absent">{t("byNothing")}</Chip>;
  return <Chip>{t(byEmail && byPhone ? "byBoth" : byEmail ? "byEmail" : "byPhone")}</Chip>;
}
