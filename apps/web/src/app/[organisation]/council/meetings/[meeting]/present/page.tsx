import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { PresenterScreen } from "#features/council/presenter-screen.tsx";
import { idIn } from "#lib/id-in.ts";
import { getViewer } from "#server/context.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string; meeting: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("present") };
}

export default async function PresenterPage({ params }: Props) {
  const { organisation: key, meeting } = await params;
  const { organisation } = await getViewer(key);
  const meetingId = idIn(meeting) ?? notFound();
  const caller = await getCaller(organisation.key);
  const initial = (await orNotFound(caller.council.meetings.get({ meetingId }))) ?? notFound();
  const catalogue = await caller.catalogue.read();
  return (
    <Texts areas={["council", "meetings", "plans", "verdicts"]}>
      <PresenterScreen organisation={organisation.key} timeZone={organisation.timeZone} {...{ catalogue, initial }} />
    </Texts>
  );
}
