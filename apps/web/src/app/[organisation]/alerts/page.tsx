import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { AlertsScreen } from "#features/alerts/alerts-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alerts"))("title") };
}

export default async function AlertsPage({ params }: Props) {
  const { organisation } = await getViewer((await params).organisation);
  const caller = await getCaller(organisation.key);
  return (
    <Texts areas={["alerts", "responseAlerts", "annotations", "cases", "comments"]}>
      <AlertsScreen
        organisation={organisation.key}
        timeZone={organisation.timeZone}
        initial={await caller.alerts.list()}
        responses={await caller.responseAlerts.list()}
        annotations={await caller.annotations.list()}
        catalogue={await caller.catalogue.read()}
      />
    </Texts>
  );
}
