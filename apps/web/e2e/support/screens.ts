import { paths } from "../../src/lib/paths.ts";
import { withoutMetrics, withoutStages } from "./empty-organisation.ts";
import type { PathName } from "./every-path.ts";
import { aCustomer, anImport, aResponse, quarter } from "./listed-addresses.ts";
import { organisationWithImport } from "./organisation-with-import.ts";
import { draftSurvey, draftSurveyOf } from "./published-survey.ts";
import type { Elsewhere, NoScreen, Screen } from "./screen.ts";

const owner = { openTo: "Owner" } as const;
const publisher = { openTo: "CX leader, Survey administrator and Owner" } as const;
const leader = { openTo: "CX leader and Owner" } as const;
const administrator = { openTo: "Survey administrator and Owner" } as const;
const aForm = { never: "It asks and lists nothing" } as const;

/** A page inside the frame of an organisation. */
const inside = { as: "owner", loading: "places", stale: "note", error: "inside" } as const;
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
/** The survey that the demo company asks by. */
const demoSurvey = "demo";
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
  scores: {
    ...inside,
    page: "[organisation]/scores",
    at: (key: string) => paths.scores(key, quarter),
    heading: "Scores",
    empty: { says: "Here your customers’ scores will stand" },
    closedTo: "strangers",
  },
  comments: {
    ...inside,
    page: "[organisation]/comments",
    at: (key: string) => paths.comments(key, quarter),
    heading: "Comments",
    empty: { says: "Here your customers’ own words will stand" },
    closedTo: "strangers",
  },
  themes: {
    ...inside,
    page: "[organisation]/themes",
    at: (key: string) => paths.themes(key, quarter),
    heading: "Themes",
    empty: { says: "Here the themes of your comments will stand" },
    closedTo: "strangers",
  },
  themeRule: {
    ...inside,
    page: "[organisation]/themes/rule",
    at: (key: string) => paths.themeRule(key, { theme: "wait" }),
    heading: /^Rule of “Waiting/,
    empty: { never: "Without a theme it is a form for a new one" },
    closedTo: leader,
  },
  response: {
    ...inside,
    page: "[organisation]/responses/[responseId]",
    at: aResponse,
    heading: /./,
    empty: { never: "Without a response there is no such address" },
    closedTo: "strangers",
  },
  // The page of a respondent, on the gateway: survey-page.spec.ts.
  surveyPage: "answers a program",
  surveys: {
    ...inside,
    page: "[organisation]/surveys",
    at: paths.surveys,
    heading: "Surveys",
    empty: { says: "Here your surveys will stand" },
    closedTo: publisher,
  },
  newSurvey: {
    ...inside,
    page: "[organisation]/surveys/new",
    at: (key: string) => paths.newSurvey(key),
    heading: "New survey",
    empty: aForm,
    closedTo: administrator,
  },
  survey: {
    ...inside,
    page: "[organisation]/surveys/[survey]",
    at: (key: string) => paths.survey(key, demoSurvey),
    heading: /Relationship survey/,
    empty: { never: "A survey has a question at least" },
    closedTo: publisher,
  },
  surveySettings: {
    ...inside,
    page: "[organisation]/surveys/[survey]/settings",
    at: (key: string) => paths.surveySettings(key, demoSurvey),
    heading: "Relationship survey",
    empty: aForm,
    closedTo: publisher,
  },
  surveyLinks: {
    ...inside,
    page: "[organisation]/surveys/[survey]/links",
    at: (key: string) => paths.surveyLinks(key, demoSurvey),
    heading: "Relationship survey",
    empty: { never: "Every survey has its open link" },
    closedTo: publisher,
  },
  surveySending: {
    ...inside,
    page: "[organisation]/surveys/[survey]/sending",
    at: (key: string) => paths.surveySending(key, demoSurvey),
    heading: "Relationship survey",
    empty: {
      says: "Nothing is sent yet",
      after: draftSurvey,
      at: (organisation: string) => paths.surveySending(organisation, draftSurveyOf(organisation)),
    },
    closedTo: publisher,
  },
  distributionPlan: {
    ...inside,
    page: "[organisation]/surveys/[survey]/sending/plan",
    at: (key: string) => paths.distributionPlan(key, demoSurvey),
    heading: "New sending",
    empty: aForm,
    closedTo: administrator,
  },
  surveyVersions: {
    ...inside,
    page: "[organisation]/surveys/[survey]/versions",
    at: (key: string) => paths.surveyVersions(key, demoSurvey),
    heading: "Relationship survey",
    empty: {
      says: "No version is published yet",
      after: draftSurvey,
      at: (organisation: string) => paths.surveyVersions(organisation, draftSurveyOf(organisation)),
    },
    closedTo: publisher,
  },
  answerEntry: {
    ...inside,
    page: "[organisation]/enter",
    at: paths.answerEntry,
    heading: "Type in answers",
    empty: { says: "No survey takes answers now" },
    closedTo: { openTo: "Team member, CX leader, Survey administrator and Owner" },
  },
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
  "settings.organisation": {
    ...inside,
    page: "[organisation]/settings/organisation",
    at: paths.settings.organisation,
    heading: "Organisation",
    empty: aForm,
    closedTo: owner,
  },
  "settings.members": {
    ...inside,
    page: "[organisation]/settings/members",
    at: paths.settings.members,
    heading: "Members",
    empty: { never: "Whoever looks is a member" },
    closedTo: owner,
  },
  "settings.metrics": {
    ...inside,
    page: "[organisation]/settings/metrics",
    at: paths.settings.metrics,
    heading: "Scales and metrics",
    empty: { says: "No metric is in use", after: withoutMetrics },
    closedTo: administrator,
  },
  "settings.journey": {
    ...inside,
    page: "[organisation]/settings/journey",
    at: paths.settings.journey,
    heading: "Journey",
    empty: { says: "Your journey has no stages", after: withoutStages },
    closedTo: administrator,
  },
  "settings.segments": {
    ...inside,
    page: "[organisation]/settings/segments",
    at: paths.settings.segments,
    heading: "Segments and channels",
    empty: { says: "No segment fields yet" },
    closedTo: administrator,
  },
  "settings.contactLimits": {
    ...inside,
    page: "[organisation]/settings/contact-limits",
    at: paths.settings.contactLimits,
    heading: "Contact limit",
    empty: { says: "No sending is planned or under way" },
    closedTo: administrator,
  },
  "settings.audit": {
    ...inside,
    page: "[organisation]/settings/audit",
    at: (key: string) => paths.settings.audit(key),
    heading: "Audit log",
    empty: {
      says: "Nothing in the log fits these filters",
      at: (key: string) => paths.settings.audit(key, { to: "2001-01-01" }),
    },
    closedTo: owner,
  },
  "settings.bin": {
    ...inside,
    page: "[organisation]/settings/bin",
    at: paths.settings.bin,
    heading: "Bin",
    empty: { says: "The bin is empty" },
    closedTo: administrator,
  },
  "settings.about": {
    ...inside,
    page: "[organisation]/settings/about",
    at: paths.settings.about,
    heading: "About Heard",
    empty: { never: "It tells of the product, which is there" },
    closedTo: "strangers",
  },
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
