import type { ReactNode } from "react";
import { Texts } from "#components/texts.tsx";
import { AppShell } from "#features/shell/app-shell.tsx";
import { getViewer, type Viewer } from "#server/context.ts";
import { TrpcProvider } from "#trpc/client.tsx";
import { getCaller } from "#trpc/server.tsx";

/** Changes that the viewer has not looked at. The frame stands also where they cannot be read: the page in it says why. */
async function unseenOf({ organisation, permissions }: Viewer): Promise<number> {
  if (!permissions.includes("alert.read")) return 0;
  const caller = await getCaller(organisation.key);
  return caller.alerts.unseen().catch(() => 0);
}

type Props = { params: Promise<{ organisation: string }>; children: ReactNode };

export default async function OrganisationLayout({ params, children }: Props) {
  const viewer = await getViewer((await params).organisation);
  return (
    <Texts areas={["shell"]}>
      <TrpcProvider organisation={viewer.organisation.key}>
        <AppShell viewer={viewer} unseen={await unseenOf(viewer)}>
          {children}
        </AppShell>
      </TrpcProvider>
    </Texts>
  );
}
