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

/** Leaves an organisation. All sessions end with it, so the next page is the one for signing in. */
export function LeaveButton({ name, isLastOwner }: { name: string; isLastOwner: boolean }) {
  const t = useTranslations("account.memberships");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const signOut = useSignOut();
  const [asking, setAsking] = useState(false);
  const leave = useMutation(trpc.members.leave.mutationOptions({ onSuccess: () => signOut() }));
  return (
    <>
      <Button onClick={() => setAsking(true)} disabledReason={isLastOwner ? t("lastOwner") : null}>
        {t("leave")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("leaveTitle", { organisation: name })}
        closeLabel={actions("close")}
        footer={
          <>
            <Button tone="danger" busy={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
              {t("leave")}
            </Button>
            <Button tone="quiet" onClick={() => setAsking(false)}>
              {actions("cancel")}
            </Button>
          </>
        }
      >
        <p className="sentence text-left text-body text-ink-2">{t("leaveBody")}</p>
        <FormNote>{leave.isError ? refusalText(leave.error) : null}</FormNote>
      </Dialog>
    </>
  );
}
