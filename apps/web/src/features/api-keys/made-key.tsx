"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/code-block.tsx";
import { SecretDialog } from "#components/secret-dialog.tsx";

/** The key, once, with a request that works as it stands. */
export function MadeKey({ apiKey, gatewayUrl, onClose }: { apiKey: string; gatewayUrl: string; onClose: () => void }) {
  const t = useTranslations("apiKeys.made");
  return (
    <SecretDialog
      secret={apiKey}
      words={{ title: t("title"), copy: t("copy"), copied: t("copied"), done: t("done") }}
      lead={t("body")}
      onClose={onClose}
    >
      <h3 className="mt-5 mb-1 font-medium text-ui">{t("try")}</h3>
      <CodeBlock label={t("try")}>
        {`curl ${gatewayUrl}/api/v1/measures?metric=responses \\\n  -H "Authorization: Bearer ${apiKey}"`}
      </CodeBlock>
    </SecretDialog>
  );
}
