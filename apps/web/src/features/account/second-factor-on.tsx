"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import RecoveryCodes from "./recovery-codes.tsx";
import { SecretToScan } from "./secret-to-scan.tsx";

/** Switches the second step on: the password, then the secret and a first code of it, then the recovery codes. */
export default function SecondFactorOn({ onClose }: { onClose: () => void }) {
  const t = useTranslations("account.secondFactor");
  const actions = useTranslations("common.actions");
  const formId = useId();
  const refusalText = useRefusalText();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const { begin, confirm } = useSwitchOn();
  const close = useClose(confirm.isSuccess, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (begin.isSuccess) confirm.mutate({ code });
    else begin.mutate({ password });
  };
  if (confirm.isSuccess) return <RecoveryCodes codes={confirm.data.recoveryCodes} onClose={close} />;
  return (
    <Dialog
      open
      onClose={close}
      title={t("onTitle")}
      closeLabel={actions("close")}
      footer={
        <Button tone="primary" type="submit" form={formId} busy={begin.isPending || confirm.isPending}>
          {t(begin.isSuccess ? "switchOn" : "next")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-6">
        {begin.isSuccess ? (
          <>
            <SecretToScan {...begin.data} />
            <TextField
              key="code"
              label={t("code")}
              autoComplete="one-time-code"
              inputMode="numeric"
              autoFocus
              required
              value={code}
              onChange={(event) => setCode(event.target.value)}
              error={confirm.isError ? refusalText(confirm.error) : null}
            />
          </>
        ) : (
          <TextField
            key="password"
            label={t("password")}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={begin.isError ? refusalText(begin.error) : null}
          />
        )}
      </form>
    </Dialog>
  );
}

function useSwitchOn() {
  const t = useTranslations("account.secondFactor");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const begin = useMutation(trpc.account.beginSecondFactor.mutationOptions());
  const confirm = useMutation(
    trpc.account.confirmSecondFactor.mutationOptions({
      onSuccess: async () => {
        notify({ text: t("on") });
        await queryClient.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() });
      },
    }),
  );
  return { begin, confirm };
}

/** The page behind is read anew once the codes have been seen: while they stand there, nothing may take them away. */
function useClose(isOn: boolean, onClose: () => void) {
  const router = useRouter();
  return () => {
    onClose();
    if (isOn) router.refresh();
  };
}
