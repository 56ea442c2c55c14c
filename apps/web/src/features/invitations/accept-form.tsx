"use client";

import { Button } from "@heard/ui/button";
import { TextField } from "@heard/ui/text-field";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { NewPassword } from "#features/passwords/new-password.tsx";
import { FormNote } from "#features/sign-in/form-note.tsx";
import { useSignIn } from "#features/sign-in/use-sign-in.ts";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Accepts as somebody new: a name, a password, and straight in. */
export function AcceptForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("auth");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const { signIn, busy, refusal } = useSignIn(paths.root());
  const accept = useMutation(trpc.invitations.accept.mutationOptions({ onSuccess: () => signIn({ email, password }) }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate({ token, name, password });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      {/* For password managers, which save a password under a name. */}
      <TextField label={t("signIn.email")} type="email" autoComplete="username" readOnly value={email} />
      <TextField
        label={t("invitation.name")}
        required
        maxLength={120}
        autoComplete="name"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <NewPassword label={t("invitation.password")} value={password} onChange={setPassword} />
      <FormNote>{accept.isError ? refusalText(accept.error) : refusal}</FormNote>
      <Button type="submit" tone="primary" className="self-start" busy={accept.isPending || busy}>
        {t("invitation.accept")}
      </Button>
    </form>
  );
}
