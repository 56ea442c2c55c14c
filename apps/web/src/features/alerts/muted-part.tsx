"use client";

import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import { useTRPCClient } from "#trpc/client.tsx";
import type { AlertsContext } from "./alerts-screen.tsx";
import { useAlertRun } from "./use-alert-run.ts";
import { useAlertWords } from "./use-alert-words.ts";

/** What nobody wants to hear of, with the way back; nothing where nothing is muted. */
export function MutedPart({ report, format }: AlertsContext) {
  const t = useTranslations("alerts.muted");
  const words = useAlertWords(format);
  const { alerts: client } = useTRPCClient();
  const { run } = useAlertRun();
  const { muted } = report.settings;
  if (muted.length === 0) return null;
  return (
    <Section>
      <SectionHeader title={t("title")} />
      <ul className="flex flex-col gap-3">
        {muted.map(({ measure, where, key }) => (
          <li key={`${key.measure} ${key.slice}`} className="flex flex-wrap items-center justify-between gap-2 text-ui">
            {t("of", { measure: words.measure(measure), where: words.place(where) })}
            {report.canEdit ? (
              <Button onClick={() => void run(() => client.unmute.mutate(key), t("unmuted"))}>{t("unmute")}</Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
