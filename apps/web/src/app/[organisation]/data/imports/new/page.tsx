import { filePurposes } from "@heard/core/files/rules";
import { importKinds } from "@heard/core/imports/schema";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { NewImportScreen } from "#features/imports/new-import-screen.tsx";
import { type SearchParams, toUrlSearchParams } from "#lib/search-params.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports.upload"))("title") };
}

export default async function NewImportPage({ params, searchParams }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("import.run")) return <NotPermitted permission="import.run" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const wanted = toUrlSearchParams(await searchParams).get("kind");
  const kind = importKinds.find((one) => one === wanted) ?? "responses";
  const [presets, saved] = await Promise.all([
    kind === "responses" ? caller.imports.presets() : [],
    caller.imports.mappings.list({ kind }),
  ]);
  const { key, timeZone } = organisation;
  return (
    <Texts areas={["imports", "listImports"]}>
      <NewImportScreen
        organisation={{ key, timeZone }}
        kind={kind}
        mostBytes={filePurposes.import.mostBytes}
        options={{ presets, saved }}
      />
    </Texts>
  );
}
