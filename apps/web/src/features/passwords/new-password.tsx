"use client";

import { longestPassword, shortestPassword } from "@heard/core/sign-in/rules";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";

export type NewPasswordProps = {
  label: string;
  value: string;
  onChange: (password: string) => void;
  error?: string | null;
};

/** Where a new password is typed; the rule stands below before anything is wrong. */
export function NewPassword({ label, value, onChange, error }: NewPasswordProps) {
  const t = useTranslations("auth.reset");
  return (
    <TextField
      label={label}
      type="password"
      autoComplete="new-password"
      required
      minLength={shortestPassword}
      maxLength={longestPassword}
      hint={t("rule")}
      error={error}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
