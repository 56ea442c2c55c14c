import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import { paths } from "#lib/paths.ts";

/** Who is looking, in which of their organisations. Everything on screen that depends on a person comes from here. */
export type Viewer = {
  name: string;
  email: string;
  roles: readonly ("employee" | "teamMember" | "cxLeader" | "surveyAdministrator" | "councilMember" | "owner")[];
  /** What those roles open, by name of the permission table. */
  permissions: readonly string[];
  organisation: { key: string; name: string; timeZone: string; isDemo: boolean };
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
