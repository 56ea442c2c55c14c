"use client";

import { buttonStyle } from "@heard/ui/button-style";
import { MoreIcon } from "@heard/ui/icons";
import { type MenuAction, MenuButton } from "@heard/ui/menu";
import { useTranslations } from "next-intl";

/** What can be done with one row, behind three dots that say their name. */
export function RowMenu({ name, items }: { name: string; items: MenuAction[] }) {
  const t = useTranslations("segmentLists.actions");
  const label = t("more", { name });
  return (
    <MenuButton
      label={label}
      className={`${buttonStyle("quiet")} relative`}
      placement="bottom end"
      groups={[{ id: "row", items }]}
    >
      <MoreIcon />
      <span className="sr-only">{label}</span>
    </MenuButton>
  );
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
