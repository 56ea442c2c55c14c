"use client";

import type { ImportBatch } from "@heard/core/imports";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

type Props = { batch: ImportBatch; onClose: () => void };

/** Takes a whole import back, after saying what leaves and what stays. */
export default function UndoDialog({ batch, onClose }: Props) {
  const t = useTranslations("imports.report");
  const lists = useTranslations("listImports.undo");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const undo = useMutation(
    trpc.imports.undo.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.imports.pathKey() });
        onClose();
      },
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("undoTitle", { file: batch.fileName })}
      closeLabel={actions("close")}
      footer={
        <>
          <Button tone="danger" busy={undo.isPending} onClick={() => undo.mutate({ batchId: batch.id })}>
            {t("undoSubmit")}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <p className="sentence text-left text-body text-ink-2">
        {batch.kind === "responses" ? t("undoBody", { count: batch.counts.accepted }) : lists(batch.kind)}
      </p>
    </Dialog>
  );
}
