"use client";

import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { EraseDialog } from "#components/erase-dialog.tsx";
import { useTRPC } from "#trpc/client.tsx";

/** Erases a person for good. */
export default function EraseContactDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const t = useTranslations("contacts.erase");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const erase = useMutation(
    trpc.contacts.erase.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.contacts.pathKey() });
        notify({ text: t("done") });
        onClose();
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
      onErase={() => erase.mutate({ contactId })}
      onClose={onClose}
    />
  );
}
