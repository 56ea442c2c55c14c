"use client";

import type { SourceItem } from "@heard/core/sources";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** Puts a source into the bin, after saying what leaves with it; the notice holds the way back. */
export default function DeleteSourceDialog({ source, onClose }: { source: SourceItem; onClose: () => void }) {
  const t = useTranslations("segmentLists.sources");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const { sources: client } = useTRPCClient();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const reload = () => queryClient.invalidateQueries({ queryKey: trpc.sources.pathKey() });
  const refuse = (error: unknown) => notify({ text: refusalText(error), tone: "danger" });
  const remove = useMutation(
    trpc.sources.delete.mutationOptions({
      onSuccess: async () => {
        onClose();
        const onUndo = () => client.restore.mutate({ source: source.key }).then(reload, refuse);
        notify({ text: t("deleted", { name: source.name }), undo: { label: t("undo"), onUndo } });
        await reload();
      },
      onError: refuse,
    }),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("deleteTitle", { name: source.name })}
      closeLabel={actions("close")}
      footer={
        <>
          <Button tone="danger" busy={remove.isPending} onClick={() => remove.mutate({ source: source.key })}>
            {t("delete")}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <p className="sentence text-body text-ink-2">{t("deleteBody", { count: source.responseCount })}</p>
    </Dialog>
  );
}
