import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { HomeScreen } from "#features/home/home-screen.tsx";
import { getViewer } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell.places"))("home") };
}

export default async function HomePage({ params }: Props) {
  const viewer = await getViewer((await params).organisation);
  return (
    <Texts areas={["scores", "trace", "comments", "home"]}>
      <HomeScreen viewer={viewer} />
    </Texts>
  );
}
