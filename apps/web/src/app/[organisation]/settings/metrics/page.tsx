import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { MetricRegistryScreen } from "#features/metric-registry/metric-registry-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metricRegistry"))("title") };
}

export default async function MetricsPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("metric.edit"))
    return <NotPermitted permission="metric.edit" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  return (
    <Texts areas={["metricRegistry"]}>
      <MetricRegistryScreen timeZone={organisation.timeZone} initial={await caller.metrics.registry()} />
    </Texts>
  );
}
