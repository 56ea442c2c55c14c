import { paths } from "../../src/lib/paths.ts";
import type { PathName } from "./every-path.ts";
import { aCustomer, anImport } from "./listed-addresses.ts";
import { organisationWithImport } from "./organisation-with-import.ts";
import { planScreens } from "./plan-screens.ts";
import type { Elsewhere, NoScreen, Screen } from "./screen.ts";
import { administrator, aForm, inside, owner } from "./screen-frames.ts";
import { settingsScreens } from "./settings-screens.ts";
import { surveyScreens } from "./survey-screens.ts";
import { voiceScreens } from "./voice-screens.ts";

/** A page for whoever is signed out. */
const outside = {
  as: "nobody",
  empty: aForm,
  loading: { never: "It is the first document of a visit" },
  stale: { never: "It shows nothing of an organisation that could grow old" },
  closedTo: { never: "It is there for whoever is signed out" },
} as const;
const asksNothing = { never: "It asks the database for nothing before it is sent" } as const;

/** As long as one of a link, so that the database is asked for it. */
const usedToken = "used".padEnd(43, "-");
const withImport = { made: organisationWithImport, name: "Teahouse" };

/** Every address of the dashboard, how its screen is reached and in which states it can be. A new one does not compile before it stands here. */
export const screens: Record<PathName, Screen | Elsewhere | NoScreen> = {
  root: "leads on",
  trpc: "answers a program",
  exports: "answers a program",
  file: "answers a program",
  // Only an installation without anybody shows it.
  setUp: { page: "set-up", walkedBy: "set-up.spec.ts" },

  signIn: {
    ...outside,
    page: "sign-in",
    at: () => paths.signIn(),
    heading: "Sign in",
    error: "whole",
  },
  signInLink: {
    ...outside,
    page: "sign-in/[token]",
    at: () => paths.signInLink(usedToken),
    heading: "Sign in",
    error: asksNothing,
  },
  forgotPassword: {
    ...outside,
    page: "forgot-password",
    at: () => paths.forgotPassword(),
    heading: "New password",
    error: asksNothing,
  },
  // A link that was used already is what most people see of these two; the journey of an invitation is people.spec.ts.
  resetPassword: {
    ...outside,
    page: "reset-password/[token]",
    at: () => paths.resetPassword(usedToken),
    heading: /./,
    error: "whole",
  },
  invitation: {
    ...outside,
    page: "invitations/[token]",
    at: () => paths.invitation(usedToken),
    heading: /./,
    error: "whole",
  },
  // A link that opens nothing; one that opens something is journey-share.spec.ts.
  sharedJourney: {
    ...outside,
    page: "share/[token]",
    at: () => paths.sharedJourney(usedToken),
    status: 404,
    heading: "This link opens nothing",
    error: "whole",
  },
  account: {
    ...inside,
    page: "account",
    at: () => paths.account(),
    heading: "My account",
    empty: { never: "Whoever looks has a session at least" },
    error: "whole",
    closedTo: "signedOut",
  },
  "organisations.create": {
    ...outside,
    page: "organisations/new",
    at: () => paths.organisations.create(),
    heading: "Create an organisation",
    as: "owner",
    error: "whole",
    closedTo: "signedOut",
  },
  home: {
    ...inside,
    page: "[organisation]",
    // It always shows the last 30 days.
    in: withImport,
    at: paths.home,
    heading: /./,
    empty: { says: "Bring in what customers told you" },
    closedTo: "strangers",
  },
  ...voiceScreens,
  ...planScreens,
  // The page of a respondent, on the gateway: survey-page.spec.ts.
  surveyPage: "answers a program",
  ...surveyScreens,
  customers: {
    ...inside,
    page: "[organisation]/customers",
    at: (key: string) => paths.customers(key),
    heading: "Customers",
    empty: { says: "Here the people whom you can ask will stand" },
    closedTo: administrator,
  },
  customer: {
    ...inside,
    page: "[organisation]/customers/[contactId]",
    at: aCustomer,
    heading: /./,
    empty: { never: "Without a contact there is no such address" },
    closedTo: administrator,
  },
  suppressions: {
    ...inside,
    page: "[organisation]/customers/suppressions",
    at: paths.suppressions,
    heading: "Left alone",
    empty: { says: "Nobody is left alone yet" },
    closedTo: administrator,
  },
  contactFields: {
    ...inside,
    page: "[organisation]/customers/declared",
    at: paths.contactFields,
    heading: "Fields and purposes",
    empty: { says: "No fields yet" },
    closedTo: administrator,
  },
  imports: {
    ...inside,
    page: "[organisation]/data/imports",
    in: withImport,
    at: paths.imports,
    heading: "Imports",
    empty: { says: "Bring in what customers already told you" },
    closedTo: administrator,
  },
  newImport: {
    ...inside,
    page: "[organisation]/data/imports/new",
    at: (key: string) => paths.newImport(key),
    heading: "Import a file",
    empty: aForm,
    closedTo: administrator,
  },
  import: {
    ...inside,
    page: "[organisation]/data/imports/[importId]",
    in: withImport,
    at: anImport,
    heading: /./,
    empty: { never: "A file without rows is refused before there is an import" },
    closedTo: administrator,
  },
  apiKeys: {
    ...inside,
    page: "[organisation]/data/api-keys",
    at: paths.apiKeys,
    heading: "API keys",
    empty: { says: "Here your keys will stand" },
    closedTo: owner,
  },
  ...settingsScreens,
};

/** Pages that lead on and have no builder of their own: the first page of Settings that is open. */
export const pagesThatLeadOn: readonly string[] = [".", "[organisation]/settings"];

/** Every screen that the installation under test shows. */
export const walkedScreens: [name: string, screen: Screen][] = Object.entries(screens).flatMap(([name, screen]) =>
  typeof screen === "object" && "at" in screen ? [[name, screen]] : [],
);

/** Where a screen is looked at in its normal state: in the demo company, unless that has not what it shows. */
export const organisationOf = (screen: Screen): string | Promise<string> => screen.in?.made() ?? "lanternway";

/** Another page in the same frame, from which one comes to it. */
export async function elsewhere(screen: Screen): Promise<string> {
  const organisation = await organisationOf(screen);
  return screen.page === "[organisation]" ? paths.scores(organisation) : paths.home(organisation);
}
