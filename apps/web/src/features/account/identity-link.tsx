"use client";

import type { Account } from "@heard/core/accounts";
import { TextField } from "@heard/ui/text-field";
import { notify } from "@heard/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

type Identity = Account["identities"][number];

/** Lets an account elsewhere in again, after the password: it opens this one for longer than the present session lasts. */
export function IdentityLink({ identity: { issuer, subject }, onClose }: { identity: Identity; onClose: () => void }) {
  const t = useTranslations("account.identities");
  const trpc = useTRPC();
  const router = useRouter();
  const refusalText = useRefusalText();
  const [password, setPassword] = useState("");
  const link = useMutation(trpc.account.linkIdentity.mutationOptions());
  const submit = async () => {
    try {
      await link.mutateAsync({ issuer, subject, password });
    } catch (error) {
      return refusalText(error);
    }
    notify({ text: t("linked") });
    router.refresh();
    return null;
  };
  return (
    <FormDialog title={t("linkTitle")} submitLabel={t("link")} onClose={onClose} onSubmit={submit}>
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("linkBody")}</p>
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
