"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { CopyIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { copyText } from "#lib/copy-text.ts";

/** The secret of a receiver, once. */
export function ShownSecret({
  secret,
  isNext,
  onClose,
}: {
  secret: string;
  /** It follows an older one. */
  isNext: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("webhooks.secret");
  const close = useTranslations("common.actions")("close");
  const copy = async () => {
    await copyText(secret);
    notify({ text: t("copied") });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      closeLabel={close}
      footer={
        <>
          <Button tone="primary" icon={<CopyIcon />} onClick={copy}>
            {t("copy")}
          </Button>
          <Button onClick={onClose}>{t("done")}</Button>
        </>
      }
    >
      <p className="sentence mb-3 text-body text-ink-2">
        {t("body")} {isNext ? t("rotated") : null}
      </p>
      <code className="block break-all rounded-control border border-control bg-page p-3 font-mono text-ui">
        {secret}
      </code>
    </Dialog>
  );
}
