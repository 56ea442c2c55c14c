import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SharedJourney } from "#features/journey/shared-journey.tsx";
import { getPersonCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("journey"))("title"), referrer: "no-referrer" };
}

export default async function SharedJourneyPage({ params }: Props) {
  const { token } = await params;
  const caller = await getPersonCaller();
  const shared = await caller.journeyShares.open({ token: decodeURIComponent(token) });
  if (!shared) notFound();
  return <SharedJourney shared={shared} />;
}
