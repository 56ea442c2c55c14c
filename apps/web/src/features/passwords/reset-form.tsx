"use client";

import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import { TextField } from "@heard/ui/text-field";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { NewPassword } from "./new-password.tsx";

/** Chooses the password that a link is for, twice, because nobody sees it. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("auth");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [tried, setTried] = useState(false);
  const reset = useMutation(trpc.account.resetPassword.mutationOptions());
  const differ = password !== repeated;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!differ) reset.mutate({ token, password });
  };
  if (reset.isSuccess)
    return (
      <StateNote
        headingLevel={1}
        role="status"
        title={t("reset.title")}
        action={
          <Link href={paths.signIn({ email })} className={buttonStyle("primary")}>
            {t("signIn.submit")}
          </Link>
        }
      >
        {t("reset.done")}
      </StateNote>
    );
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <h1 className="text-title">{t("reset.title")}</h1>
      {/* For password managers, which save a password under a name. */}
      <TextField label={t("signIn.email")} type="email" autoComplete="username" readOnly value={email} />
      <NewPassword
        label={t("reset.password")}
        value={password}
        onChange={setPassword}
        error={reset.isError ? refusalText(reset.error) : null}
      />
      <TextField
        label={t("reset.repeat")}
        type="password"
        autoComplete="new-password"
        required
        value={repeated}
        onChange={(event) => setRepeated(event.target.value)}
        error={tried && differ ? t("reset.differ") : null}
      />
      <Button type="submit" tone="primary" className="self-start" busy={reset.isPending}>
        {t("reset.submit")}
      </Button>
    </form>
  );
}
