import "server-only";
import type { ApiContext } from "@heard/api/trpc";
import { type Permission, permissionsOf } from "@heard/core/permissions";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { env } from "#lib/env.ts";
import { viewHeader } from "#lib/headers.ts";
import { paths } from "#lib/paths.ts";
import { getSignedIn, memberContext, needsSecondFactor, site } from "./auth.ts";
import { requestClient } from "./client.ts";
import { now } from "./clock.ts";
import { readerLocale } from "./preferences.ts";

export type Role = "employee" | "teamMember" | "cxLeader" | "surveyAdministrator" | "councilMember" | "owner";

/** Who is looking, in which of their organisations. Everything on screen that depends on a person comes from here. */
export type Viewer = {
  memberId: number;
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
  const person = await getSignedIn();
  if (!person) redirect(paths.signIn({ returnTo: await currentView(paths.home(organisationKey)) }));
  const membership = person.memberships.find(({ organisation }) => organisation.key === organisationKey);
  const service = memberContext(person, organisationKey, now);
  if (needsSecondFactor(person, organisationKey)) redirect(paths.account({ organisation: organisationKey }));
  if (!membership || !service) notFound();
  const { key, name, timeZone, yearStartMonth, hideBelow, lowBelow, isDemo } = membership.organisation;
  return {
    memberId: membership.memberId,
    name: person.name,
    email: person.email,
    roles: membership.roles,
    permissions: permissionsOf(service),
    organisation: { key, name, timeZone, yearStartMonth, hideBelow, lowBelow, isDemo },
    organisations: person.memberships.map(({ organisation }) => ({ key: organisation.key, name: organisation.name })),
  };
});

/** The address that was asked for, as the proxy noted it: where signing in leads back to. */
async function currentView(fallback: string): Promise<string> {
  return (await headers()).get(viewHeader) ?? fallback;
}

/** The organisation that a signed-in person lands in. Signed out, or a member of none → the page for signing in. */
export async function firstOrganisation(): Promise<string> {
  const person = await getSignedIn();
  const [first] = person?.memberships ?? [];
  if (!first) redirect(paths.signIn());
  return first.organisation.key;
}

/** What the procedures know about this request: the person of the session, in the organisation of the address. */
export async function apiContext(organisationKey: string | null): Promise<ApiContext> {
  const [person, { address }, locale] = await Promise.all([getSignedIn(), requestClient(), readerLocale()]);
  return {
    organisationKey,
    person: person ? { userId: person.userId, sessionId: person.sessionId, version: person.version } : null,
    service: person && organisationKey ? memberContext(person, organisationKey, now) : null,
    lacksSecondFactor: person !== null && organisationKey !== null && needsSecondFactor(person, organisationKey),
    address,
    site: site(),
    gatewayUrl: env().gatewayUrl,
    authSecret: env().authSecret,
    locale,
    requestId: crypto.randomUUID(),
    now,
    report: (error, request) => console.error(request, error),
  };
}
