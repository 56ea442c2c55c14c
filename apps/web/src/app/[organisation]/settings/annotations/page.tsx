import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { AnnotationsScreen } from "#features/annotations/annotations-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("annotations"))("title") };
}

export default async function AnnotationsPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("annotation.edit"))
    return <NotPermitted permission="annotation.edit" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const [initial, { touchpoints }] = await Promise.all([caller.annotations.list(), caller.catalogue.read()]);
  return (
    <Texts areas={["annotations"]}>
      <AnnotationsScreen initial={initial} touchpoints={touchpoints} timeZone={organisation.timeZone} />
    </Texts>
  );
}
