import "server-only";
import { notFound } from "next/navigation";
import { env } from "#lib/env.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getCaller } from "#trpc/server.tsx";
import { getViewer, type Viewer } from "./context.ts";

/** What every page of one survey begins with: who looks, what they may, and the survey of the address. `null` for whom it is not open. */
export async function surveyPage(params: Promise<{ organisation: string; survey: string }>) {
  const { organisation: organisationKey, survey: key } = await params;
  const viewer = await getViewer(organisationKey);
  const { organisation, permissions } = viewer;
  if (!permissions.includes("survey.read")) return { organisation, open: null };
  const caller = await getCaller(organisation.key);
  const initial = await orNotFound(caller.surveys.byKey({ key }));
  if (!initial) notFound();
  return { organisation, open: { caller, initial, permissions, page: pageOf(viewer) } };
}

function pageOf({ organisation: { key, name, timeZone }, permissions }: Viewer) {
  return {
    organisation: { key, name, timeZone },
    gateway: env().gatewayUrl,
    may: {
      edit: permissions.includes("survey.edit"),
      publish: permissions.includes("survey.publish"),
      organisation: permissions.includes("organisation.edit"),
    },
  };
}
