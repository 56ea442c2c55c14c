"use client";

import type { Journey } from "@heard/core/journey";
import { Button } from "@heard/ui/button";
import { useLocale, useTranslations } from "next-intl";
import { Section, SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";
import type { JourneyEdits } from "./use-journey-edits.ts";

/** Stages and touchpoints that were put away, each with its way back. */
export function ArchivedParts({ journey, edits }: { journey: Journey; edits: JourneyEdits }) {
  const t = useTranslations("journeyEditor");
  const locale = useLocale();
  const stages = journey.stages.filter(({ archivedAt }) => archivedAt !== null);
  const touchpoints = journey.touchpoints.filter(({ archivedAt }) => archivedAt !== null);
  if (stages.length + touchpoints.length === 0) return null;
  const rows = [
    ...stages.map((stage) => ({
      id: `stage/${stage.key}`,
      kind: t("archived.stage"),
      name: nameIn(locale, stage.name),
      note: "",
      restore: () => edits.restoreStage(stage),
    })),
    ...touchpoints.map((touchpoint) => ({
      id: `touchpoint/${touchpoint.key}`,
      kind: t("archived.touchpoint"),
      name: nameIn(locale, touchpoint.name),
      note: t("scores", { count: touchpoint.scoreCount }),
      restore: () => edits.restoreTouchpoint(touchpoint),
    })),
  ];
  return (
    <Section>
      <SectionHeader title={t("archived.title")} lead={t("archived.lead")} />
      <ul>
        {rows.map(({ id, kind, name, note, restore }) => (
          <li key={id} className="flex min-h-12 items-center gap-4 border-line border-b">
            <span className="w-24 shrink-0 text-ink-3 text-small">{kind}</span>
            <span className="grow text-body">{name}</span>
            <span className="text-ink-3 text-small">{note}</span>
            <Button onClick={restore}>{t("actions.restore")}</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
