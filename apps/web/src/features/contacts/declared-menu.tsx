"use client";

import { useTranslations } from "next-intl";
import { RowMenu } from "#components/row-menu.tsx";

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
  const items = [
    { id: "edit", label: t("edit"), onAction: onEdit },
    isArchived
      ? { id: "restore", label: t("restore"), onAction: onRestore }
      : { id: "archive", label: t("archive"), onAction: onArchive },
  ];
  return <RowMenu label={t("more", { name })} groups={[{ id: "row", items }]} />;
}
