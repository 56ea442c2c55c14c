"use client";

import type { Journey, JourneyVersion } from "@heard/core/journey";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { StateNote } from "@heard/ui/state-note";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ArchivedParts } from "./archived-parts.tsx";
import type { Asked } from "./journey-dialog.tsx";
import { JourneyHistory } from "./journey-history.tsx";
import { OutsideStages } from "./outside-stages.tsx";
import { StageColumn } from "./stage-column.tsx";
import { useJourneyEdits } from "./use-journey-edits.ts";

const JourneyDialog = latePart(() => import("./journey-dialog.tsx"), MissingDialog);

export type JourneyEditorProps = {
  organisation: string;
  timeZone: string;
  initial: Journey;
  initialVersions: JourneyVersion[];
};

/** Settings / Journey: the stages as columns, touchpoints in them, and every version that there was. */
export function JourneyEditorScreen({ organisation, timeZone, initial, initialVersions }: JourneyEditorProps) {
  const t = useTranslations("journeyEditor");
  const format = useFormat(timeZone);
  const trpc = useTRPC();
  const locale = useLocale();
  const { data: journey } = useQuery(trpc.journey.read.queryOptions(undefined, { initialData: initial }));
  const versions = useQuery(trpc.journey.versions.queryOptions(undefined, { initialData: initialVersions }));
  const [asking, setAsking] = useState<Asked | null>(null);
  const edits = useJourneyEdits(journey, locale);
  const stages = journey.stages.filter(({ archivedAt }) => archivedAt === null);
  const touchpointsOf = (stage: string | null) =>
    journey.touchpoints.filter((one) => one.stage === stage && one.archivedAt === null);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <Button icon={<PlusIcon />} onClick={() => setAsking({ kind: "newStage" })}>
            {t("addStage")}
          </Button>
        }
      />
      <OutsideStages touchpoints={touchpointsOf(null)} stages={stages} edits={edits} onAsk={setAsking} />
      {stages.length === 0 ? (
        <StateNote title={t("empty.title")}>{t("empty.body")}</StateNote>
      ) : (
        <>
          <p className="mt-6 text-ink-3 text-small" data-print="hide">
            <span className="mr-3 font-medium text-ink-2">{t("version", { version: String(journey.version) })}</span>
            {t("keys")}
          </p>
          <div className="mt-2 grid border-line border-t rail:auto-cols-fr rail:grid-flow-col rail:overflow-x-auto">
            {stages.map((stage, index) => (
              <StageColumn
                key={stage.key}
                stage={stage}
                stages={stages}
                place={index}
                touchpoints={touchpointsOf(stage.key)}
                edits={edits}
                onAsk={setAsking}
              />
            ))}
          </div>
        </>
      )}
      <ArchivedParts journey={journey} edits={edits} />
      <Section>
        <JourneyHistory organisation={organisation} versions={versions.data} format={format} />
      </Section>
      {asking ? <JourneyDialog asked={asking} edits={edits} onClose={() => setAsking(null)} /> : null}
    </>
  );
}
