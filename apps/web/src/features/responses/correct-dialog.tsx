"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { Select } from "@heard/ui/select";
import { notify } from "@heard/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { ScoreEntry } from "./response-actions.tsx";

export type CorrectDialogProps = { responseId: string; scores: ScoreEntry[]; onClose: () => void };

/** Puts right what was entered wrongly: a point of the score's own scale, nothing else can be chosen. */
export default function CorrectDialog({ responseId, scores: present, onClose }: CorrectDialogProps) {
  const t = useTranslations("responses.correct");
  const close = useTranslations("common.actions")("close");
  const router = useRouter();
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  // As they stood when the dialog was opened: the page behind it may be read again.
  const [scores] = useState(present);
  const [values, setValues] = useState(() => new Map(scores.map(({ item, value }) => [item, value])));
  const changed = scores.filter(({ item, value }) => values.get(item) !== value);
  const correct = useMutation(
    trpc.responses.correct.mutationOptions({
      onSuccess: () => {
        notify({ text: t("done") });
        onClose();
        router.refresh();
      },
    }),
  );
  const submit = () =>
    correct.mutate({
      responseId,
      scores: changed.map(({ item, value }) => ({ item, value: values.get(item) ?? value, seen: value })),
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      closeLabel={close}
      footer={
        <Button
          tone="primary"
          busy={correct.isPending}
          disabledReason={changed.length === 0 ? t("unchanged") : null}
          onClick={submit}
        >
          {t("submit")}
        </Button>
      }
    >
      <p className="sentence mb-4 text-body text-ink-2">{t("body")}</p>
      <div className="flex flex-col gap-4">
        {scores.map(({ item, name, min, max }) => (
          <Select
            key={item}
            label={name}
            value={String(values.get(item))}
            error={correct.isError ? refusalText(correct.error) : null}
            onChange={(event) => setValues(new Map(values).set(item, Number(event.target.value)))}
            options={Array.from({ length: max - min + 1 }, (_, index) => ({
              value: String(min + index),
              label: String(min + index),
            }))}
          />
        ))}
      </div>
    </Dialog>
  );
}
