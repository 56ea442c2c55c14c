import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { ResponseScreen } from "#features/responses/response-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string; responseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("responses"))("title") };
}

export default async function ResponsePage({ params }: Props) {
  const { organisation, responseId } = await params;
  const viewer = await getViewer(organisation);
  const caller = await getCaller(organisation);
  const response = await orNotFound(caller.responses.byId({ responseId }));
  if (!response) notFound();
  const [catalogue, format, explanation] = await Promise.all([
    caller.catalogue.read(),
    getFormat(viewer.organisation.timeZone),
    viewer.permissions.includes("distribution.read") ? caller.ledger.explainResponse({ responseId }) : null,
  ]);
  return (
    <Texts areas={["responses", "comments", "cases"]}>
      <ResponseScreen
        response={response}
        explanation={explanation}
        catalogue={catalogue}
        viewer={viewer}
        format={format}
      />
    </Texts>
  );
}
