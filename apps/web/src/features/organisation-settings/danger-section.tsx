"use client";

import type { OrganisationSettings } from "@heard/core/organisations";
import { exportHours } from "@heard/core/organisations/rules";
import { Button } from "@heard/ui/button";
import { TrashIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { FullExport } from "./full-export.tsx";

const DeleteDialog = latePart(() => import("./delete-dialog.tsx"), MissingDialog);

/** The end of an organisation: what goes, what stays, what to take along first, and the one button. */
export function DangerSection({ settings }: { settings: OrganisationSettings }) {
  const t = useTranslations("organisationSettings.danger");
  const [asking, setAsking] = useState(false);
  const { isDemo, fullExport } = settings;
  const isReady = isDemo || fullExport?.isFresh === true;
  return (
    <Section className="grid gap-x-12 gap-y-1 rail:grid-cols-[16rem_minmax(0,32rem)]">
      <SectionHeader title={t("title")} />
      <div className="flex flex-col gap-5">
        <div className="sentence text-body text-ink-2">
          <p>{isDemo ? t("demoLead") : t("lead")}</p>
          <p className="mt-1">{t("stays")}</p>
        </div>
        {isDemo ? null : <FullExport settings={settings} />}
        <div className="[&>span]:items-start">
          <Button
            tone="danger"
            icon={<TrashIcon />}
            disabledReason={isReady ? null : t("needsExport", { hours: String(exportHours) })}
            onClick={() => setAsking(true)}
          >
            {isDemo ? t("demoAction") : t("action")}
          </Button>
        </div>
      </div>
      {asking ? <DeleteDialog name={settings.name} isDemo={isDemo} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}
