"use client";

import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Switches the second step off, after the password. */
export default function SecondFactorOff({ onClose }: { onClose: () => void }) {
  const t = useTranslations("account.secondFactor");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const [password, setPassword] = useState("");
  const remove = useMutation(trpc.account.removeSecondFactor.mutationOptions());
  const submit = async () => {
    try {
      await remove.mutateAsync({ password });
    } catch (error) {
      return refusalText(error);
    }
    notify({ text: t("off") });
    await queryClient.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() });
    router.refresh();
    return null;
  };
  return (
    <FormDialog title={t("offTitle")} submitLabel={t("switchOff")} onClose={onClose} onSubmit={submit}>
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("offBody")}</p>
          <TextField
            label={t("password")}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={refusal}
          />
        </>
      )}
    </FormDialog>
  );
}
