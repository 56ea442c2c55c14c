"use client";

import type { SavedViewItem, SavedViewScreen } from "@heard/core/saved-views";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { notify } from "@heard/ui/toast";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { OwnView } from "./own-view.tsx";

export type ManageViewsDialogProps = { screen: SavedViewScreen; canShare: boolean; onClose: () => void };

/** The reader's own views of a screen: rename, share, delete, and take back what they deleted in the last thirty days. */
export default function ManageViewsDialog({ screen, canShare, onClose }: ManageViewsDialogProps) {
  const t = useTranslations("savedViews");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const { savedViews } = useTRPCClient();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const { attempt } = useRun(trpc.savedViews.list.queryKey());
  const { data: views = [] } = useQuery(trpc.savedViews.list.queryOptions({ screen }));
  const { data: binned = [] } = useQuery(trpc.bin.list.queryOptions());
  const own = views.filter(({ isOwn }) => isOwn);
  const deleted = binned.filter(({ kind }) => kind === "savedView");
  const reload = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.savedViews.list.queryKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.bin.list.queryKey() }),
    ]);
  const refuse = (error: unknown) => notify({ text: refusalText(error), tone: "danger" });
  const restore = ({ id, name }: { id: number; name: string }) =>
    savedViews.restore
      .mutate({ viewId: id })
      .then(() => notify({ text: t("restored", { name }) }), refuse)
      .then(reload);
  const remove = ({ id, name }: SavedViewItem) =>
    savedViews.delete
      .mutate({ viewId: id })
      .then(
        () =>
          notify({
            text: t("deleted", { name }),
            undo: { label: actions("undo"), onUndo: () => void restore({ id, name }) },
          }),
        refuse,
      )
      .then(reload);
  return (
    <Dialog open onClose={onClose} title={t("manageTitle")} closeLabel={actions("close")}>
      {own.length === 0 ? <p className="text-body text-ink-2">{t("manageEmpty")}</p> : null}
      <ul>
        {own.map((view) => (
          <OwnView
            key={view.id}
            view={view}
            canShare={canShare}
            onRename={(name, seen) =>
              attempt(
                () => savedViews.rename.mutate({ viewId: view.id, name, seen: { name: seen } }),
                t("saved", { name }),
              )
            }
            onShare={(shared) => savedViews.share.mutate({ viewId: view.id, shared }).catch(refuse).then(reload)}
            onDelete={() => remove(view)}
          />
        ))}
      </ul>
      {deleted.length > 0 ? (
        <>
          <h3 className="mt-6 mb-1 font-medium text-ui">{t("deletedTitle")}</h3>
          <ul>
            {deleted.map(({ id, name: { en: name } }) => (
              <li key={id} className="flex items-center justify-between gap-3 border-line border-b py-2 text-ui">
                <span className="min-w-0 truncate text-ink-2">{name}</span>
                <Button onClick={() => restore({ id: Number(id), name })}>{actions("restore")}</Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  );
}
