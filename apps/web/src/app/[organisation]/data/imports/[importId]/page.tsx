import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { ImportScreen } from "#features/imports/import-screen.tsx";
import { getViewer } from "#server/context.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string; importId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function ImportPage({ params }: Props) {
  const { organisation: key, importId } = await params;
  const { organisation, permissions } = await getViewer(key);
  if (!permissions.includes("import.read"))
    return <NotPermitted permission="import.read" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const [initial, catalogue] = await Promise.all([
    orNotFound(caller.imports.byId({ batchId: Number(importId) })),
    caller.catalogue.read(),
  ]);
  if (!initial) notFound();
  return (
    <Texts areas={["imports", "listImports"]}>
      <ImportScreen
        key={initial.id}
        organisation={{ key: organisation.key, timeZone: organisation.timeZone }}
        catalogue={catalogue}
        may={{ run: permissions.includes("import.run"), undo: permissions.includes("import.undo") }}
        initial={initial}
      />
    </Texts>
  );
}
