"use client";

import type { OrganisationSettings } from "@heard/core/organisations";
import { buttonStyle } from "@heard/ui/button-style";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { paths } from "#lib/paths.ts";
import { useTRPC } from "#trpc/client.tsx";
import { DangerSection } from "./danger-section.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { TimeZoneSection } from "./time-zone-section.tsx";

const everyMs = 1000;
const isOpen = (job: { state: string } | null) => job?.state === "waiting" || job?.state === "running";

/** Settings / Organisation: what holds for everybody, another time zone, and the end. */
export function OrganisationSettingsScreen({ initial, readAt }: { initial: OrganisationSettings; readAt: Date }) {
  const t = useTranslations("organisationSettings");
  const trpc = useTRPC();
  const { data: settings } = useQuery(
    trpc.organisationSettings.read.queryOptions(undefined, {
      initialData: initial,
      // Work goes on without the reader; while somebody looks, its progress is asked for.
      refetchInterval: ({ state }) =>
        isOpen(state.data?.timeZoneChange ?? null) || isOpen(state.data?.fullExport ?? null) ? everyMs : false,
    }),
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { name: settings.name })} />
      {settings.isDemo ? (
        <Section>
          <SectionHeader
            title={t("demo.title")}
            lead={t("demo.body")}
            actions={
              <Link href={paths.organisations.create()} className={buttonStyle()}>
                {t("demo.create")}
              </Link>
            }
          />
        </Section>
      ) : null}
      <SettingsForm settings={settings} />
      <TimeZoneSection settings={settings} readAt={readAt} />
      <DangerSection settings={settings} />
    </>
  );
}
