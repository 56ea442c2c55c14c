import type { ReactNode } from "react";
import { Texts } from "#components/texts.tsx";
import { AppShell } from "#features/shell/app-shell.tsx";
import { getViewer } from "#server/context.ts";
import { TrpcProvider } from "#trpc/client.tsx";

type Props = { params: Promise<{ organisation: string }>; children: ReactNode };

export default async function OrganisationLayout({ params, children }: Props) {
  const viewer = await getViewer((await params).organisation);
  return (
    <Texts areas={["shell"]}>
      <TrpcProvider organisation={viewer.organisation.key}>
        <AppShell viewer={viewer}>{children}</AppShell>
      </TrpcProvider>
    </Texts>
  );
}
