"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormNote } from "#features/sign-in/form-note.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useSignOut } from "#lib/use-sign-out.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Signs out on every device, this one too, after saying so. */
export function EndEverywhere() {
  const t = useTranslations("account.sessions");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const signOut = useSignOut();
  const [asking, setAsking] = useState(false);
  const end = useMutation(trpc.account.endSessions.mutationOptions({ onSuccess: () => signOut() }));
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("endAll")}</Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("endTitle")}
        closeLabel={actions("close")}
        footer={
          <>
            <Button tone="danger" busy={end.isPending || end.isSuccess} onClick={() => end.mutate()}>
              {t("endAll")}
            </Button>
            <Button tone="quiet" onClick={() => setAsking(false)}>
              {actions("cancel")}
            </Button>
          </>
        }
      >
        <p className="sentence text-body text-ink-2">{t("endBody")}</p>
        <FormNote>{end.isError ? refusalText(end.error) : null}</FormNote>
      </Dialog>
    </>
  );
}
