import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AboutScreen } from "#features/about/about-screen.tsx";
import { env } from "#lib/env.ts";
import { getViewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { dependencies, version } from "../../../../../package.json";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("about"))("title") };
}

/** What the dashboard is made with, without the project's own workspaces. */
const packages = Object.keys(dependencies).filter((name) => !name.startsWith("@heard/"));

export default async function AboutPage({ params }: Props) {
  const { organisation } = await getViewer((await params).organisation);
  const format = await getFormat(organisation.timeZone);
  return <AboutScreen version={version} gatewayUrl={env().gatewayUrl} packages={format.list(packages)} />;
}
