import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { BinScreen } from "#features/bin/bin-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bin"))("title") };
}

export default async function BinPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  const caller = await getCaller(organisation.key);
  const [initial, moves] = await Promise.all([
    caller.bin.list(),
    permissions.includes("bin.restore") ? caller.sources.moves() : null,
  ]);
  return (
    <Texts areas={["bin"]}>
      <BinScreen timeZone={organisation.timeZone} initial={initial} moves={moves} />
    </Texts>
  );
}
