"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { CopyIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { copyText } from "#lib/copy-text.ts";

type SecretDialogProps = {
  secret: string;
  words: { title: string; copy: string; copied: string; done: string };
  /** What it is for. */
  lead: ReactNode;
  onClose: () => void;
  /** Below the secret. */
  children?: ReactNode;
};

/** A secret that is shown once. */
export function SecretDialog({ secret, words, lead, onClose, children }: SecretDialogProps) {
  const close = useTranslations("common.actions")("close");
  const copy = async () => {
    await copyText(secret);
    notify({ text: words.copied });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      closeLabel={close}
      footer={
        <>
          <Button tone="primary" icon={<CopyIcon />} onClick={copy}>
            {words.copy}
          </Button>
          <Button onClick={onClose}>{words.done}</Button>
        </>
      }
    >
      <p className="sentence mb-3 text-body text-ink-2">{lead}</p>
      <code className="block break-all rounded-control border border-control bg-page p-3 font-mono text-ui">
        {secret}
      </code>
      {children}
    </Dialog>
  );
}
