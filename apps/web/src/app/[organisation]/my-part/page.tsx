import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { MyPartScreen } from "#features/progress/my-part-screen.tsx";
import { getViewer } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("progress.part"))("title") };
}

export default async function MyPartPage({ params }: Props) {
  const viewer = await getViewer((await params).organisation);
  return (
    <Texts areas={["progress", "scores", "trace", "comments"]}>
      <MyPartScreen viewer={viewer} />
    </Texts>
  );
}
