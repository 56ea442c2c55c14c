"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

export type EraseDialogProps = { responseId: string; organisation: string; onClose: () => void };

/** Erases a person's answers for good. There is no way back, so a word has to be typed. */
export default function EraseDialog({ responseId, organisation, onClose }: EraseDialogProps) {
  const t = useTranslations("responses.erase");
  const close = useTranslations("common.actions")("close");
  const router = useRouter();
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const [typed, setTyped] = useState("");
  const word = t("word");
  const confirm = t("confirm", { word });
  const erase = useMutation(
    trpc.responses.erase.mutationOptions({
      onSuccess: () => {
        notify({ text: t("done") });
        router.replace(paths.comments(organisation));
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
          onClick={() => erase.mutate({ responseId })}
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
