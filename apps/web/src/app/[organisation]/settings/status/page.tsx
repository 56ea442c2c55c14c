import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { StatusScreen } from "#features/operations/status-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { getCaller } from "#trpc/server.tsx";
import { version } from "../../../../../package.json";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operations"))("title") };
}

export default async function StatusPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("organisation.edit"))
    return <NotPermitted permission="organisation.edit" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const status = await caller.operations.status();
  return <StatusScreen status={status} version={version} format={await getFormat(organisation.timeZone)} />;
}
