import "server-only";
import type { ApiContext } from "@heard/api/trpc";
import type { Permission } from "@heard/core/permissions";
import { redirect } from "next/navigation";
import { cache } from "react";
import { paths } from "#lib/paths.ts";

export type Role = "employee" | "teamMember" | "cxLeader" | "surveyAdministrator" | "councilMember" | "owner";

/** Who is looking, in which of their organisations. Everything on screen that depends on a person comes from here. */
export type Viewer = {
  name: string;
  email: string;
  roles: readonly Role[];
  /** What those roles open, by name of the permission table. */
  permissions: readonly Permission[];
  organisation: {
    key: string;
    name: string;
    timeZone: string;
    yearStartMonth: number;
    hideBelow: number;
    lowBelow: number;
    isDemo: boolean;
  };
  /** All of this person's organisations, for the switcher. */
  organisations: readonly { key: string; name: string }[];
};

/** The viewer of an organisation. Signed out → sign in and come back; somebody else's organisation → not found. */
export const getViewer = cache(async (organisationKey: string): Promise<Viewer> => {
  redirect(paths.signIn({ returnTo: paths.home(organisationKey) }));
});

/** The organisation that a signed-in person lands in. Signed out → sign in. */
export async function firstOrganisation(): Promise<string> {
  redirect(paths.signIn());
}

/** What the procedures know about this request: the person of the session, in the organisation of the address. */
export async function apiContext(organisationKey: string | null): Promise<ApiContext> {
  return {
    organisationKey,
    person: null,
    service: null,
    requestId: crypto.randomUUID(),
    now: () => new Date(),
    report: (error, request) => console.error(request, error),
  };
}
