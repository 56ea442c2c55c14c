"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { CopyIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { copyText } from "#lib/copy-text.ts";

export type LinkOnceProps = { title: string; body: string; link: string; onClose: () => void };

/** A link that is shown here and never again. */
export function LinkOnce({ title, body, link, onClose }: LinkOnceProps) {
  const t = useTranslations();
  const copy = async () => {
    await copyText(link);
    notify({ text: t("common.actions.copied") });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={t("common.actions.close")}
      footer={
        <>
          <Button tone="primary" icon={<CopyIcon />} onClick={() => void copy()}>
            {t("members.invite.copy")}
          </Button>
          <Button onClick={onClose}>{t("common.actions.close")}</Button>
        </>
      }
    >
      <p className="sentence mb-3 text-left text-body text-ink-2">{body}</p>
      <code className="block break-all rounded-control border border-control bg-page p-3 text-left font-mono text-ui">
        {link}
      </code>
    </Dialog>
  );
}
