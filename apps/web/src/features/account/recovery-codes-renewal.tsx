"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { type Proof, ProofFields } from "./proof-fields.tsx";

/** New recovery codes, after the password and a code; those from before are no longer good. */
export default function RecoveryCodesRenewal({
  onClose,
  onRenewed,
}: {
  onClose: () => void;
  onRenewed: (codes: readonly string[]) => void;
}) {
  const t = useTranslations("account.secondFactor");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const [proof, setProof] = useState<Proof>({ password: "", code: "" });
  const renew = useMutation(trpc.account.renewRecoveryCodes.mutationOptions());
  const submit = async () => {
    try {
      onRenewed((await renew.mutateAsync(proof)).recoveryCodes);
    } catch (error) {
      return refusalText(error);
    }
    return null;
  };
  return (
    <FormDialog title={t("renewTitle")} submitLabel={t("renew")} onClose={onClose} onSubmit={submit}>
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("renewBody")}</p>
          <ProofFields proof={proof} refusal={refusal} onChange={setProof} />
        </>
      )}
    </FormDialog>
  );
}
