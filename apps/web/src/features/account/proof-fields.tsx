"use client";

import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";

export type Proof = { password: string; code: string };

/** The password and a code: what changes the second step, for a device may lie open and a password be known. */
export function ProofFields({
  proof,
  refusal,
  onChange,
}: {
  proof: Proof;
  refusal: string | null;
  onChange: (proof: Proof) => void;
}) {
  const t = useTranslations("account.secondFactor");
  return (
    <>
      <TextField
        label={t("password")}
        type="password"
        autoComplete="current-password"
        required
        value={proof.password}
        onChange={(event) => onChange({ ...proof, password: event.target.value })}
      />
      <TextField
        label={t("code")}
        hint={t("codeHint")}
        autoComplete="one-time-code"
        required
        value={proof.code}
        onChange={(event) => onChange({ ...proof, code: event.target.value })}
        error={refusal}
      />
    </>
  );
}
