"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { CopyIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/code-block.tsx";
import { copyText } from "#lib/copy-text.ts";

/** The key, once, with a request that works as it stands. */
export function MadeKey({ apiKey, gatewayUrl, onClose }: { apiKey: string; gatewayUrl: string; onClose: () => void }) {
  const t = useTranslations("apiKeys.made");
  const close = useTranslations("common.actions")("close");
  const copy = async () => {
    await copyText(apiKey);
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
      <p className="sentence mb-3 text-body text-ink-2">{t("body")}</p>
      <code className="block break-all rounded-control border border-control bg-page p-3 font-mono text-ui">
        {apiKey}
      </code>
      <h3 className="mt-5 mb-1 font-medium text-ui">{t("try")}</h3>
      <CodeBlock label={t("try")}>
        {`curl ${gatewayUrl}/api/v1/measures?metric=responses \\\n  -H "Authorization: Bearer ${apiKey}"`}
      </CodeBlock>
    </Dialog>
  );
}
