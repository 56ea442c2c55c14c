"use client";

import { isNameTyped } from "@heard/core/organisations/rules";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { TextField } from "@heard/ui/text-field";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

export type DeleteDialogProps = { name: string; isDemo: boolean; onClose: () => void };

/** The last question before an organisation is gone: its name. */
export default function DeleteDialog({ name, isDemo, onClose }: DeleteDialogProps) {
  const t = useTranslations("organisationSettings.danger");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const formId = useId();
  const [typed, setTyped] = useState("");
  const remove = useMutation(
    trpc.organisationSettings.delete.mutationOptions({
      // Nothing of this organisation is left to show: a whole new page, wherever that leads.
      onSuccess: () => window.location.assign(paths.root()),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate({ name: typed });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("confirmTitle", { name })}
      closeLabel={actions("close")}
      footer={
        <>
          <Button
            tone="danger"
            type="submit"
            form={formId}
            busy={remove.isPending || remove.isSuccess}
            disabledReason={isNameTyped(typed, name) ? null : t("nameDiffers")}
          >
            {isDemo ? t("demoAction") : t("action")}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <p className="sentence mb-4 text-body text-ink-2">{t("confirmBody")}</p>
        <TextField
          label={t("typeName")}
          error={remove.isError ? refusalText(remove.error) : null}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
      </form>
    </Dialog>
  );
}
