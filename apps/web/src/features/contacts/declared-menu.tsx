"use client";

import { buttonStyle } from "@heard/ui/button-style";
import { MoreIcon } from "@heard/ui/icons";
import { MenuButton } from "@heard/ui/menu";
import { useTranslations } from "next-intl";

type Props = {
  name: string;
  isArchived: boolean;
  onEdit: () => void;
  onArchive: () => void;
  onRestore: () => void;
};

/** What can be done with a field or a purpose. */
export function DeclaredMenu({ name, isArchived, onEdit, onArchive, onRestore }: Props) {
  const t = useTranslations("contacts.declared");
  const label = t("more", { name });
  const items = [
    { id: "edit", label: t("edit"), onAction: onEdit },
    isArchived
      ? { id: "restore", label: t("restore"), onAction: onRestore }
      : { id: "archive", label: t("archive"), onAction: onArchive },
  ];
  return (
    <MenuButton
      label={label}
      className={`${buttonStyle()} relative`}
      placement="bottom end"
      groups={[{ id: "row", items }]}
    >
      <MoreIcon />
      <span className="sr-only">{label}</span>
    </MenuButton>
  );
}
