import type { ReactNode } from "react";
import { SettingsNav } from "#features/settings/settings-nav.tsx";
import { getViewer } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }>; children: ReactNode };

export default async function SettingsLayout({ params, children }: Props) {
  const viewer = await getViewer((await params).organisation);
  return (
    <>
      <div data-print="hide">
        <SettingsNav viewer={viewer} />
      </div>
      <div className="mt-8">{children}</div>
    </>
  );
}
