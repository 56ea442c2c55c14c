import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { ImportsEmpty } from "#features/imports/imports-empty.tsx";
import { ImportsScreen } from "#features/imports/imports-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function ImportsPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("import.read"))
    return <NotPermitted permission="import.read" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const [initial, catalogue] = await Promise.all([caller.imports.list({}), caller.catalogue.read()]);
  const may = { run: permissions.includes("import.run"), undo: permissions.includes("import.undo") };
  const { key, timeZone } = organisation;
  return (
    <Texts areas={["imports", "listImports"]}>
      <ImportsScreen
        organisation={{ key, timeZone }}
        catalogue={catalogue}
        may={may}
        initial={initial}
        empty={<ImportsEmpty organisation={key} mayRun={may.run} mayMakeKeys={permissions.includes("apiKey.edit")} />}
      />
    </Texts>
  );
}
