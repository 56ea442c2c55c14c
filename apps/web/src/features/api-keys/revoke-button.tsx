"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Ends a key, after saying what that means. */
export function RevokeButton({ id, name }: { id: string; name: string }) {
  const t = useTranslations("apiKeys.revoke");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        notify({ text: t("done", { name }) });
        await queryClient.invalidateQueries({ queryKey: trpc.apiKeys.list.queryKey() });
      },
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("action")}</Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("title", { name })}
        closeLabel={actions("close")}
        footer={
          <>
            <Button tone="danger" busy={revoke.isPending} onClick={() => revoke.mutate({ keyId: id })}>
              {t("submit")}
            </Button>
            <Button tone="quiet" onClick={() => setAsking(false)}>
              {actions("cancel")}
            </Button>
          </>
        }
      >
        <p className="sentence text-left text-body text-ink-2">{t("body")}</p>
      </Dialog>
    </>
  );
}
