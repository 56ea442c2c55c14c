"use client";

import type { ImportBatch } from "@heard/core/imports";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { useImportContext } from "./import-context.tsx";

type Props = { batch: ImportBatch; onClose: () => void };

/** Ends an import half way: everything back, or what is in stays. */
export default function StopDialog({ batch, onClose }: Props) {
  const t = useTranslations("imports.work");
  const actions = useTranslations("common.actions");
  const { may } = useImportContext();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const onError = (error: unknown) => notify({ text: refusalText(error), tone: "danger" });
  const settle = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.imports.pathKey() });
    onClose();
  };
  const input = { batchId: batch.id };
  const undo = useMutation(trpc.imports.undo.mutationOptions({ onError, onSettled: settle }));
  const stop = useMutation(trpc.imports.stop.mutationOptions({ onError }));
  const busy = stop.isPending || undo.isPending;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("stopTitle")}
      closeLabel={actions("close")}
      footer={
        <>
          {may.undo ? (
            <Button
              tone="danger"
              busy={busy}
              onClick={() => stop.mutate(input, { onSuccess: () => undo.mutate(input) })}
            >
              {t("stopAndUndo")}
            </Button>
          ) : null}
          <Button busy={busy} onClick={() => stop.mutate(input, { onSuccess: settle })}>
            {t("stopOnly")}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <p className="sentence text-body text-ink-2">{t("stopBody", { count: batch.counts.accepted })}</p>
    </Dialog>
  );
}
