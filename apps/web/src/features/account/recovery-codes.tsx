"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { CopyIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { copyText } from "#lib/copy-text.ts";

/** The recovery codes, shown here and never again. */
export default function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTranslations("account.secondFactor");
  const actions = useTranslations("common.actions");
  // Escape or a press beside the dialog would throw away what nothing shows again: the first time it only says so.
  const [wasWarned, setWasWarned] = useState(false);
  const leave = () => (wasWarned ? onClose() : setWasWarned(true));
  const copy = async () => {
    await copyText(codes.join("\n"));
    notify({ text: actions("copied") });
  };
  return (
    <Dialog
      open
      onClose={leave}
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
      {wasWarned ? (
        <p role="alert" className="sentence mb-4 border-danger border-l-2 pl-2 text-danger text-ui">
          {t("codesGone")}
        </p>
      ) : null}
      <ul aria-label={t("codesTitle")} className="grid gap-x-6 gap-y-1 font-mono text-ui sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}
