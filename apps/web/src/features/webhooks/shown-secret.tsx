"use client";

import { useTranslations } from "next-intl";
import { SecretDialog } from "#components/secret-dialog.tsx";

type ShownSecretProps = {
  secret: string;
  /** It follows an older one. */
  isNext: boolean;
  onClose: () => void;
};

/** The secret of a receiver, once. */
export function ShownSecret({ secret, isNext, onClose }: ShownSecretProps) {
  const t = useTranslations("webhooks.secret");
  return (
    <SecretDialog
      secret={secret}
      words={{ title: t("title"), copy: t("copy"), copied: t("copied"), done: t("done") }}
      lead={isNext ? `${t("body")} ${t("rotated")}` : t("body")}
      onClose={onClose}
    />
  );
}
