"use client";

import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { type Proof, ProofFields } from "./proof-fields.tsx";

/** Switches the second step off, after the password and a code. */
export default function SecondFactorOff({ onClose }: { onClose: () => void }) {
  const t = useTranslations("account.secondFactor");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const [proof, setProof] = useState<Proof>({ password: "", code: "" });
  const remove = useMutation(trpc.account.removeSecondFactor.mutationOptions());
  const submit = async () => {
    try {
      await remove.mutateAsync(proof);
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
          <ProofFields proof={proof} refusal={refusal} onChange={setProof} />
        </>
      )}
    </FormDialog>
  );
}
