"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Erases a person for good. There is no way back, so a word has to be typed. */
export default function EraseContactDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const t = useTranslations("contacts.erase");
  const close = useTranslations("common.actions")("close");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const [typed, setTyped] = useState("");
  const word = t("word");
  const confirm = t("confirm", { word });
  const erase = useMutation(
    trpc.contacts.erase.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.contacts.pathKey() });
        notify({ text: t("done") });
        onClose();
      },
    }),
  );
  const matches = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      closeLabel={close}
      footer={
        <Button
          tone="danger"
          busy={erase.isPending}
          disabledReason={matches ? null : confirm}
          onClick={() => erase.mutate({ contactId })}
        >
          {t("submit")}
        </Button>
      }
    >
      <p className="sentence mb-4 text-body text-ink-2">{t("body")}</p>
      <TextField
        label={confirm}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={erase.isError ? refusalText(erase.error) : null}
        autoComplete="off"
      />
    </Dialog>
  );
}
