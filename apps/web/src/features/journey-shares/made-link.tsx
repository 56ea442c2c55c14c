"use client";

import { Button } from "@heard/ui/button";
import { CopyIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/code-block.tsx";
import { copyText } from "#lib/copy-text.ts";
import { paths } from "#lib/paths.ts";

/** The link, once, and how a page shows it. */
export function MadeLink({ token }: { token: string }) {
  const t = useTranslations("journey.share");
  const actions = useTranslations("common.actions");
  const link = `${window.location.origin}${paths.sharedJourney(token)}`;
  const copy = async () => {
    await copyText(link);
    notify({ text: actions("copied") });
  };
  return (
    <section aria-label={t("made")}>
      <h3 className="text-chart">{t("made")}</h3>
      <p className="mb-3 text-body text-ink-2">{t("once")}</p>
      <code className="block break-all rounded-control border border-control bg-page p-3 font-mono text-ui">
        {link}
      </code>
      <div className="mt-3">
        <Button tone="primary" icon={<CopyIcon />} onClick={copy}>
          {t("copy")}
        </Button>
      </div>
      <h3 className="mt-5 mb-1 font-medium text-ui">{t("embed")}</h3>
      <CodeBlock label={t("embed")}>{`<iframe src="${link}" width="100%" height="900"></iframe>`}</CodeBlock>
    </section>
  );
}
