"use client";

import type { MenuAction } from "@heard/ui/menu";
import { useTranslations } from "next-intl";
import { RowMenu } from "#components/row-menu.tsx";

/** What can be done with one row of these lists. */
export function ItemMenu({ name, items }: { name: string; items: MenuAction[] }) {
  const t = useTranslations("segmentLists.actions");
  return <RowMenu label={t("more", { name })} groups={[{ id: "row", items }]} />;
}

/** The cell that names a row, with the key that files and systems use. */
export function KeyedName({ name, keyText, isArchived }: { name: string; keyText: string; isArchived: boolean }) {
  const t = useTranslations("segmentLists.state");
  return (
    <>
      {name}
      <code className="ml-2 font-mono font-normal text-ink-3 text-small">{keyText}</code>
      {isArchived ? <span className="ml-2 font-normal text-ink-3 text-small">{t("archived")}</span> : null}
    </>
  );
}
