import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { CaseScreen } from "#features/cases/case-screen.tsx";
import { idIn } from "#lib/id-in.ts";
import { getViewer } from "#server/context.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("cases"))("number", { number: (await params).number }) };
}

export default async function CasePage({ params }: Props) {
  const { organisation: key, number: text } = await params;
  const { organisation, permissions } = await getViewer(key);
  const number = idIn(text) ?? notFound();
  if (!permissions.includes("case.read")) return <NotPermitted permission="case.read" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const initial = (await orNotFound(caller.cases.byNumber({ number }))) ?? notFound();
  return (
    <Texts areas={["cases"]}>
      <CaseScreen organisation={organisation.key} timeZone={organisation.timeZone} initial={initial} />
    </Texts>
  );
}
