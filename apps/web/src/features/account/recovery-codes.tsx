"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { CopyIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";

/** The recovery codes, shown here and never again. */
export default function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTranslations("account.secondFactor");
  const actions = useTranslations("common.actions");
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    notify({ text: actions("copied") });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("codesTitle")}
      closeLabel={actions("close")}
      footer={
        <>
          <Button tone="primary" onClick={onClose}>
            {t("saved")}
          </Button>
          <Button icon={<CopyIcon />} onClick={() => void copy()}>
            {actions("copy")}
          </Button>
        </>
      }
    >
      <p className="sentence mb-4 text-body text-ink-2">{t("codesLead")}</p>
      <ul aria-label={t("codesTitle")} className="grid gap-x-6 gap-y-1 font-mono text-ui sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}
