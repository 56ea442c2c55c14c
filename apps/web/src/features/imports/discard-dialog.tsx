"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { notify } from "@heard/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

type Props = { batchId: number; organisation: string; onClose: () => void };

/** Gives up a draft, after saying what goes with it. */
export default function DiscardDialog({ batchId, organisation, onClose }: Props) {
  const t = useTranslations("imports.discard");
  const actions = useTranslations("common.actions");
  const router = useRouter();
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const discard = useMutation(
    trpc.imports.discard.mutationOptions({
      onSuccess: () => {
        notify({ text: t("done") });
        router.push(paths.imports(organisation));
        router.refresh();
      },
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      closeLabel={actions("close")}
      footer={
        <>
          <Button tone="danger" busy={discard.isPending} onClick={() => discard.mutate({ batchId })}>
            {t("action")}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <p className="sentence text-body text-ink-2">{t("body")}</p>
    </Dialog>
  );
}
