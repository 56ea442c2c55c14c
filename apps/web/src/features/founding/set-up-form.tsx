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
import { refusalOf } from "#trpc/refusal.ts";
import { OrganisationFields, useOrganisationDraft } from "./organisation-fields.tsx";

/** The first visit: the code from the log, one organisation, its first owner. Then straight in. */
export function SetUpForm({ url }: { url: string }) {
  const t = useTranslations("auth");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const organisation = useOrganisationDraft();
  const [code, setCode] = useState("");
  const [owner, setOwner] = useState({ name: "", email: "", password: "" });
  const { signIn, busy, refusal } = useSignIn(paths.root());
  const setUp = useMutation(
    trpc.organisations.setUp.mutationOptions({
      onSuccess: ({ email }) => signIn({ email, password: owner.password }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUp.mutate({ code, organisation: organisation.draft, owner });
  };
  const wrongCode = refusalOf(setUp.error)?.reason === "set_up_code_wrong";
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <div>
        <h1 className="text-title">{t("setUp.title")}</h1>
        <p className="mt-1 text-body text-ink-2">{t("setUp.body")}</p>
      </div>
      <TextField
        label={t("setUp.code")}
        hint={t("setUp.codeHint")}
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={wrongCode ? refusalText(setUp.error) : null}
      />
      <h2 className="mt-3 border-line border-t pt-5 text-chart">{t("setUp.organisationTitle")}</h2>
      <OrganisationFields {...organisation} url={url} errors={{ name: null, key: null }} />
      <h2 className="mt-3 border-line border-t pt-5 text-chart">{t("setUp.ownerTitle")}</h2>
      <TextField
        label={t("setUp.yourName")}
        required
        maxLength={120}
        autoComplete="name"
        value={owner.name}
        onChange={(event) => setOwner({ ...owner, name: event.target.value })}
      />
      <TextField
        label={t("signIn.email")}
        type="email"
        required
        autoComplete="username"
        value={owner.email}
        onChange={(event) => setOwner({ ...owner, email: event.target.value })}
      />
      <NewPassword
        label={t("signIn.password")}
        value={owner.password}
        onChange={(password) => setOwner({ ...owner, password })}
      />
      <FormNote>{setUp.isError && !wrongCode ? refusalText(setUp.error) : refusal}</FormNote>
      <Button type="submit" tone="primary" className="self-start" busy={setUp.isPending || busy}>
        {t("setUp.submit")}
      </Button>
    </form>
  );
}
