"use client";

import { Button } from "@heard/ui/button";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SideSection } from "#components/section.tsx";
import { NewPassword } from "#features/passwords/new-password.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { refusalOf } from "#trpc/refusal.ts";

/** A new password for oneself: the present one is asked for, because a device may lie open. */
export function PasswordSection({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations("account.password");
  return (
    <SideSection title={t("title")} lead={hasPassword ? t("lead") : t("none")}>
      {hasPassword ? <PasswordForm /> : null}
    </SideSection>
  );
}

function PasswordForm() {
  const t = useTranslations("account.password");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: async ({ endedCount }) => {
        setCurrent("");
        setNext("");
        notify({ text: t("changed", { count: endedCount }) });
        await queryClient.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ current, next });
  };
  const isWrong = refusalOf(change.error)?.reason === "password_wrong";
  const refusal = change.isError ? refusalText(change.error) : null;
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-5">
      <TextField
        label={t("current")}
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        error={isWrong ? refusal : null}
      />
      <NewPassword label={t("next")} value={next} onChange={setNext} error={isWrong ? null : refusal} />
      <Button type="submit" className="self-start" busy={change.isPending}>
        {t("submit")}
      </Button>
    </form>
  );
}
