"use client";

import { Button } from "@heard/ui/button";
import { type ButtonTone, buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import { TextField } from "@heard/ui/text-field";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

/** A link for a new password by mail; where no mail is sent, who can make one. */
export function ForgotForm({ email: known, sendsMail }: { email: string; sendsMail: boolean }) {
  const t = useTranslations("auth");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const [email, setEmail] = useState(known);
  const request = useMutation(trpc.account.requestPasswordLink.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    request.mutate({ email });
  };
  const back = (tone: ButtonTone) => (
    <Link href={paths.signIn(email ? { email } : undefined)} className={buttonStyle(tone)}>
      {t("forgot.back")}
    </Link>
  );
  if (!sendsMail || request.isSuccess)
    return (
      <StateNote headingLevel={1} role="status" title={t("forgot.title")} action={back("plain")}>
        {sendsMail ? t("forgot.sent", { email }) : t("forgot.noMail")}
      </StateNote>
    );
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <h1 className="text-title">{t("forgot.title")}</h1>
      <p className="text-body text-ink-2">{t("forgot.body")}</p>
      <TextField
        label={t("signIn.email")}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={request.isError ? refusalText(request.error) : null}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" tone="primary" busy={request.isPending}>
          {t("forgot.submit")}
        </Button>
        {back("quiet")}
      </div>
    </form>
  );
}
