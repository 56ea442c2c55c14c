"use client";

import type { WebhookItem } from "@heard/core/webhooks";
import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ShownSecret } from "./shown-secret.tsx";

const WebhookDialog = latePart(() => import("./webhook-dialog.tsx"), MissingDialog);
const PeriodDialog = latePart(() => import("./period-dialog.tsx"), MissingDialog);

/** What can be done with one receiver. */
export function WebhookActions({ webhook, onGone }: { webhook: WebhookItem; onGone: () => void }) {
  const t = useTranslations("webhooks.panel");
  const [doing, setDoing] = useState<"edit" | "period" | "remove" | null>(null);
  const { test, rotate, disable, enable } = useSteps(webhook);
  const { id: webhookId, state, kind } = webhook;
  const isOff = state === "disabled";
  const shut = () => setDoing(null);
  return (
    <div className="flex flex-wrap gap-2">
      {isOff ? (
        <Button tone="primary" busy={enable.isPending} onClick={() => enable.mutate({ webhookId })}>
          {t("enable")}
        </Button>
      ) : (
        <>
          <Button busy={test.isPending} onClick={() => test.mutate({ webhookId })}>
            {t("test")}
          </Button>
          <Button onClick={() => setDoing("period")}>{t("period")}</Button>
        </>
      )}
      <Button onClick={() => setDoing("edit")}>{t("edit")}</Button>
      {kind === "generic" ? (
        <Button busy={rotate.isPending} onClick={() => rotate.mutate({ webhookId })}>
          {t("rotate")}
        </Button>
      ) : null}
      {isOff ? null : (
        <Button busy={disable.isPending} onClick={() => disable.mutate({ webhookId })}>
          {t("disable")}
        </Button>
      )}
      <Button onClick={() => setDoing("remove")}>{t("remove")}</Button>
      {doing === "edit" ? <WebhookDialog webhook={webhook} onMade={shut} onClose={shut} /> : null}
      {doing === "period" ? <PeriodDialog webhook={webhook} onClose={shut} /> : null}
      {doing === "remove" ? <RemoveDialog webhook={webhook} onGone={onGone} onClose={shut} /> : null}
      {rotate.data ? <ShownSecret secret={rotate.data.secret} isNext onClose={rotate.reset} /> : null}
    </div>
  );
}

function useSteps({ id, name }: WebhookItem) {
  const t = useTranslations("webhooks.panel");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const reload = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.webhooks.list.queryKey() });
    await queryClient.invalidateQueries({ queryKey: trpc.webhooks.byId.queryKey({ webhookId: id }) });
  };
  const told = (text: string | null) => ({
    onSuccess: async () => {
      if (text !== null) notify({ text });
      await reload();
    },
    onError: (error: unknown) => notify({ text: refusalText(error), tone: "danger" }),
  });
  return {
    test: useMutation({ ...trpc.webhooks.sendTest.mutationOptions(), ...told(t("tested")) }),
    rotate: useMutation({ ...trpc.webhooks.rotateSecret.mutationOptions(), ...told(null) }),
    disable: useMutation({ ...trpc.webhooks.disable.mutationOptions(), ...told(t("disabled", { name })) }),
    enable: useMutation({ ...trpc.webhooks.enable.mutationOptions(), ...told(t("enabled", { name })) }),
  };
}

function RemoveDialog({ webhook, onGone, onClose }: { webhook: WebhookItem; onGone: () => void; onClose: () => void }) {
  const t = useTranslations("webhooks.panel");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const { id: webhookId, name } = webhook;
  const remove = useMutation(
    trpc.webhooks.remove.mutationOptions({
      onSuccess: async () => {
        onGone();
        notify({ text: t("removed", { name }) });
        await queryClient.invalidateQueries({ queryKey: trpc.webhooks.list.queryKey() });
      },
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("removeTitle", { name })}
      closeLabel={actions("close")}
      footer={
        <>
          <Button tone="danger" busy={remove.isPending} onClick={() => remove.mutate({ webhookId })}>
            {t("remove")}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <p className="sentence text-body text-ink-2">{t("removeBody")}</p>
    </Dialog>
  );
}
