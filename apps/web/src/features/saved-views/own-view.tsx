"use client";

import type { SavedViewItem } from "@heard/core/saved-views";
import { Button } from "@heard/ui/button";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

export type OwnViewProps = {
  view: SavedViewItem;
  canShare: boolean;
  onRename: (name: string) => Promise<unknown>;
  onShare: (shared: boolean) => Promise<unknown>;
  onDelete: () => Promise<unknown>;
};

const action = "link min-h-6 text-small pointer-coarse:min-h-11";

/** One view with what its maker can do to it. */
export function OwnView({ view, canShare, onRename, onShare, onDelete }: OwnViewProps) {
  const t = useTranslations("savedViews");
  const actions = useTranslations("common.actions");
  const { name, shared } = view;
  const [editing, setEditing] = useState<string | null>(null);
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    if (editing !== null && editing.trim() !== "") await onRename(editing);
    setEditing(null);
  };
  if (editing !== null)
    return (
      <li className="border-line border-b py-2">
        <form onSubmit={rename} className="flex items-end gap-2">
          <TextField
            label={t("name")}
            value={editing}
            onChange={(event) => setEditing(event.target.value)}
            maxLength={80}
            required
            autoComplete="off"
            className="grow"
          />
          <Button type="submit">{actions("save")}</Button>
        </form>
      </li>
    );
  return (
    <li className="border-line border-b py-2">
      <p className="truncate font-medium text-ui">{name}</p>
      <p className="flex flex-wrap gap-x-4 text-ink-3 text-small">
        <span className="grow">{shared ? t("isShared") : t("isOwn")}</span>
        <button type="button" className={action} onClick={() => setEditing(name)} aria-label={t("rename", { name })}>
          {t("renameShort")}
        </button>
        {canShare ? (
          <button
            type="button"
            className={action}
            onClick={() => onShare(!shared)}
            aria-label={shared ? t("stopSharing", { name }) : t("startSharing", { name })}
          >
            {shared ? t("stopSharingShort") : t("startSharingShort")}
          </button>
        ) : null}
        <button type="button" className={action} onClick={onDelete} aria-label={t("delete", { name })}>
          {actions("delete")}
        </button>
      </p>
    </li>
  );
}
