"use client";

import { notify } from "@heard/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { EraseDialog } from "#components/erase-dialog.tsx";
import { paths } from "#lib/paths.ts";
import { useTRPC } from "#trpc/client.tsx";

export type EraseResponseDialogProps = { responseId: string; organisation: string; onClose: () => void };

/** Erases a person's answers for good. */
export default function EraseResponseDialog({ responseId, organisation, onClose }: EraseResponseDialogProps) {
  const t = useTranslations("responses.erase");
  const router = useRouter();
  const trpc = useTRPC();
  const erase = useMutation(
    trpc.responses.erase.mutationOptions({
      onSuccess: () => {
        notify({ text: t("done") });
        router.replace(paths.comments(organisation));
      },
    }),
  );
  return (
    <EraseDialog
      title={t("title")}
      body={t("body")}
      word={t("word")}
      confirm={t("confirm", { word: t("word") })}
      submitLabel={t("submit")}
      busy={erase.isPending}
      error={erase.error}
      onErase={() => erase.mutate({ responseId })}
      onClose={onClose}
    />
  );
}
