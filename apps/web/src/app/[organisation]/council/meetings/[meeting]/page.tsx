import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { MeetingScreen } from "#features/council/meeting-screen.tsx";
import { idIn } from "#lib/id-in.ts";
import { getViewer } from "#server/context.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string; meeting: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("title") };
}

export default async function MeetingPage({ params }: Props) {
  const { organisation: key, meeting } = await params;
  const { organisation } = await getViewer(key);
  const meetingId = idIn(meeting) ?? notFound();
  const caller = await getCaller(organisation.key);
  const initial = (await orNotFound(caller.council.meetings.get({ meetingId }))) ?? notFound();
  const catalogue = await caller.catalogue.read();
  const { key: shortName, name, timeZone } = organisation;
  return (
    <Texts areas={["council", "meetings", "plans", "verdicts"]}>
      <MeetingScreen organisation={{ key: shortName, name, timeZone }} {...{ catalogue, initial }} />
    </Texts>
  );
}
