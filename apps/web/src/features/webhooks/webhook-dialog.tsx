"use client";

import type { WebhookItem } from "@heard/core/webhooks";
import { kindsWithGivenSecret, type WebhookKind, webhookEventKinds, webhookKinds } from "@heard/core/webhooks/rules";
import { Button } from "@heard/ui/button";
import { Checkbox } from "@heard/ui/checkbox";
import { Dialog } from "@heard/ui/dialog";
import { Select } from "@heard/ui/select";
import { TextField } from "@heard/ui/text-field";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ShownSecret } from "./shown-secret.tsx";

export type WebhookDialogProps = {
  /** `null`: a new one. */
  webhook: WebhookItem | null;
  onMade: (id: number) => void;
  onClose: () => void;
};

/** A receiver's name, kind, address and what it hears of; then its secret, once. */
export default function WebhookDialog({ webhook, onMade, onClose }: WebhookDialogProps) {
  const t = useTranslations("webhooks");
  const close = useTranslations("common.actions")("close");
  const refusalText = useRefusalText();
  const formId = useId();
  const [name, setName] = useState(webhook?.name ?? "");
  const [kind, setKind] = useState<WebhookKind>(webhook?.kind ?? "generic");
  const [url, setUrl] = useState("");
  const [givenSecret, setGivenSecret] = useState("");
  const [eventKinds, setEventKinds] = useState([...(webhook?.eventKinds ?? webhookEventKinds)]);
  const { create, update } = useKeeping({ onMade, onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = givenSecret === "" ? {} : { givenSecret };
    if (webhook) update.mutate({ webhookId: webhook.id, name, eventKinds, ...(url === "" ? {} : { url }), ...given });
    else create.mutate({ name, kind, url, eventKinds, ...given });
  };
  if (create.data?.secret) return <ShownSecret secret={create.data.secret} isNext={false} onClose={onClose} />;
  const keeping = webhook ? update : create;
  return (
    <Dialog
      open
      onClose={onClose}
      title={webhook ? t("form.editTitle", { name: webhook.name }) : t("form.newTitle")}
      closeLabel={close}
      footer={
        <Button
          tone="primary"
          type="submit"
          form={formId}
          busy={keeping.isPending}
          disabledReason={eventKinds.length === 0 ? t("form.chooseEvent") : null}
        >
          {t(webhook ? "form.save" : "form.add")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t("form.name")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          maxLength={80}
        />
        {webhook ? null : (
          <Select
            label={t("form.kind")}
            value={kind}
            onChange={(event) => setKind(event.target.value as WebhookKind)}
            options={webhookKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        )}
        <TextField
          label={t("form.url")}
          hint={webhook ? t("form.urlKept", { host: webhook.host }) : t("form.urlHint")}
          error={keeping.isError ? refusalText(keeping.error) : null}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          required={!webhook}
          inputMode="url"
          autoComplete="off"
          maxLength={2000}
        />
        {kindsWithGivenSecret.includes(kind) ? (
          <TextField
            label={t("form.secret")}
            hint={t("form.secretHint")}
            value={givenSecret}
            onChange={(event) => setGivenSecret(event.target.value)}
            autoComplete="off"
            maxLength={200}
          />
        ) : null}
        <fieldset>
          <legend className="mb-1 font-medium text-ui">{t("form.events")}</legend>
          {webhookEventKinds.map((one) => (
            <Checkbox
              key={one}
              className="py-1.5"
              checked={eventKinds.includes(one)}
              onChange={(event) =>
                setEventKinds(event.target.checked ? [...eventKinds, one] : eventKinds.filter((other) => other !== one))
              }
              label={<span className="block first-letter:uppercase">{t(`events.${one}`)}</span>}
            />
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}

function useKeeping({ onMade, onClose }: Pick<WebhookDialogProps, "onMade" | "onClose">) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: trpc.webhooks.list.queryKey() });
  const create = useMutation(
    trpc.webhooks.create.mutationOptions({
      onSuccess: async ({ id, secret }) => {
        onMade(id);
        if (secret === null) onClose();
        await reload();
      },
    }),
  );
  const update = useMutation(
    trpc.webhooks.update.mutationOptions({
      onSuccess: async () => {
        onClose();
        await reload();
      },
    }),
  );
  return { create, update };
}
