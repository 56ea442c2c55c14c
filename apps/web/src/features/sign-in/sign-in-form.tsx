"use client";

import type { DemoSignIn } from "@heard/core/demo";
import { Button } from "@heard/ui/button";
import { TextField } from "@heard/ui/text-field";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { paths } from "#lib/paths.ts";
import { DemoList } from "./demo-list.tsx";
import { FormNote } from "./form-note.tsx";
import { LinkRequest } from "./link-request.tsx";
import { ProviderButton } from "./provider-button.tsx";
import { SecondStep } from "./second-step.tsx";
import { useSignIn } from "./use-sign-in.ts";

export type SignInFormProps = {
  returnTo: string;
  email: string;
  /** What an earlier attempt elsewhere came to, from the address. */
  error: string | null;
  /** The name of the outside identity provider. */
  provider: string | null;
  sendsMail: boolean;
  demo: DemoSignIn[];
};

/** What came of signing in elsewhere. */
function noteOf(error: string): "outsider" | "secondStepFirst" | "identityRemoved" | "ssoFailed" {
  if (error === "AccessDenied") return "outsider";
  if (error === "identity_removed") return "identityRemoved";
  return error === "second_factor_first" ? "secondStepFirst" : "ssoFailed";
}

/** E-mail and password; another way in where the installation has one. */
export function SignInForm({ returnTo, email: known, error, provider, sendsMail, demo }: SignInFormProps) {
  const t = useTranslations("auth.signIn");
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const { signIn, busy, refusal, giveCode } = useSignIn(returnTo);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn({ email, password });
  };
  if (giveCode) return <SecondStep busy={busy} refusal={refusal} onSubmit={giveCode} />;
  return (
    <>
      <h1 className="mb-6 text-title">{t("title")}</h1>
      {error && provider ? (
        <div className="mb-5">
          <FormNote>{t(noteOf(error), { provider })}</FormNote>
        </div>
      ) : null}
      {provider ? <ProviderButton name={provider} returnTo={returnTo} /> : null}
      <form onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t("email")}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t("password")}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={refusal}
        />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <Button type="submit" tone="primary" busy={busy}>
            {t("submit")}
          </Button>
          <Link href={paths.forgotPassword(email ? { email } : undefined)} className="text-ui">
            {t("forgot")}
          </Link>
        </div>
      </form>
      {sendsMail ? <LinkRequest email={email} /> : null}
      {demo.length > 0 ? <DemoList people={demo} busy={busy} onChoose={signIn} /> : null}
    </>
  );
}
