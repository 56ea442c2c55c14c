"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { Button } from "@heard/ui/button";
import { CopyIcon, ExternalIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SideSection } from "#components/section.tsx";
import { copyText } from "#lib/copy-text.ts";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPCClient } from "#trpc/client.tsx";

/** A try of the draft, for oneself or a colleague: all of it, and none of it kept. */
export function TestLink({ survey, gateway }: { survey: SurveyDetail; gateway: string }) {
  const t = useTranslations("surveyPages.links");
  const { surveys: client } = useTRPCClient();
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);
  const withAddress = async (use: (address: string) => unknown, orElse: () => void = () => {}) => {
    setBusy(true);
    try {
      const { key, preview } = await client.preview.mutate({ surveyId: survey.id });
      await use(paths.surveyPage(gateway, key, { preview }));
    } catch (error) {
      orElse();
      notify({ text: refusalText(error), tone: "danger" });
    }
    setBusy(false);
  };
  const open = () => {
    // A tab has to be opened while the press is fresh, or it is blocked.
    const tab = window.open("", "_blank");
    void withAddress(
      (address) => (tab ? tab.location.replace(address) : window.location.assign(address)),
      () => tab?.close(),
    );
  };
  const copy = () =>
    void withAddress(async (address) => {
      await copyText(address);
      notify({ text: t("copied") });
    });
  return (
    <SideSection title={t("test")} lead={t("testLead")}>
      <div className="flex flex-wrap gap-2">
        <Button icon={<ExternalIcon />} busy={busy} onClick={open}>
          {t("openTest")}
        </Button>
        <Button icon={<CopyIcon />} busy={busy} onClick={copy}>
          {t("copyTest")}
        </Button>
      </div>
    </SideSection>
  );
}
