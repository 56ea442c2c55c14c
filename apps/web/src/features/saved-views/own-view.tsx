"use client";

import type { SavedViewItem } from "@heard/core/saved-views";
import { Button } from "@heard/ui/button";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

export type OwnViewProps = {
  view: SavedViewItem;
  canShare: boolean;
  /** Gives back why not; `null` when it is done. */
  onRename: (name: string, seen: string) => Promise<string | null>;
  onShare: (shared: boolean) => Promise<unknown>;
  onDelete: () => Promise<unknown>;
};

const action = "link min-h-6 text-small pointer-coarse:min-h-11";

/** One view with what its maker can do to it. */
export function OwnView({ view, canShare, onRename, onShare, onDelete }: OwnViewProps) {
  const t = useTranslations("savedViews");
  const actions = useTranslations("common.actions");
  const { name, shared } = view;
  const [editing, setEditing] = useState(false);
  if (editing) return <RenameView name={name} onRename={onRename} onDone={() => setEditing(false)} />;
  return (
    <li className="border-line border-b py-2">
      <p className="truncate font-medium text-ui">{name}</p>
      <p className="flex flex-wrap gap-x-4 text-ink-3 text-small">
        <span className="grow">{shared ? t("isShared") : t("isOwn")}</span>
        <button type="button" className={action} onClick={() => setEditing(true)} aria-label={t("rename", { name })}>
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

type RenameViewProps = Pick<OwnViewProps, "onRename"> & { name: string; onDone: () => void };

/** Another name for a view; what was typed stays when it is refused. */
function RenameView({ name, onRename, onDone }: RenameViewProps) {
  const t = useTranslations("savedViews");
  const actions = useTranslations("common.actions");
  // As it was called when this was opened: the list is read again behind it.
  const [seen] = useState(name);
  const [value, setValue] = useState(name);
  const [refusal, setRefusal] = useState<string | null>(null);
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    const said = value.trim() === seen ? null : await onRename(value, seen);
    setRefusal(said);
    if (said === null) onDone();
  };
  return (
    <li className="border-line border-b py-2">
      <form onSubmit={rename} className="flex flex-col gap-3">
        <TextField
          label={t("name")}
          error={refusal}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          maxLength={80}
          required
          autoComplete="off"
        />
        <div className="flex gap-2">
          <Button type="submit">{actions("save")}</Button>
          <Button onClick={onDone}>{actions("cancel")}</Button>
        </div>
      </form>
    </li>
  );
}
