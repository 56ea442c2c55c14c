import { notFound, redirect } from "next/navigation";
import { settingsFor } from "#features/shell/settings-places.ts";
import { getViewer } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }> };

/** Nobody stays here: on to the first page of Settings that is open to the viewer. */
export default async function SettingsPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  const [first] = settingsFor(organisation.key, permissions);
  if (!first) notFound();
  redirect(first.href);
}
