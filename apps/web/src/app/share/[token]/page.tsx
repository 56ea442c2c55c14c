import { TRPCError } from "@trpc/server";
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
  const opening = caller.journeyShares.open({ token: decodeURIComponent(token) });
  const shared = await opening.catch((error: unknown) => {
    if (error instanceof TRPCError && error.code === "TOO_MANY_REQUESTS") return "busy" as const;
    throw error;
  });
  if (shared === "busy") return <SharedJourney shared={null} without="busy" />;
  if (!shared) notFound();
  return <SharedJourney shared={shared} />;
}
