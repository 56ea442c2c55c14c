"use client";

import { Button } from "@heard/ui/button";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

type Props = { busy: boolean; refusal: string | null; onSubmit: (code: string) => void };

/** The second step of signing in: a code of the telephone, or a recovery code. */
export function SecondStep({ busy, refusal, onSubmit }: Props) {
  const t = useTranslations("auth.signIn");
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(code);
  };
  return (
    <>
      <h1 className="mb-6 text-title">{t("codeTitle")}</h1>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <TextField
          label={t("code")}
          hint={t("codeHint")}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
          error={refusal}
        />
        <Button type="submit" tone="primary" className="self-start" busy={busy}>
          {t("codeSubmit")}
        </Button>
      </form>
    </>
  );
}
