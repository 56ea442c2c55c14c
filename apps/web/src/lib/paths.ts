import { valueList } from "@heard/core/measures/rules";

/** What stands behind the question mark; empty values fall out, so that one view has one address. */
type Query = Record<string, string | number | readonly string[] | null | undefined>;

function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? valueList(value) : (value ?? "");
    if (text !== "") params.set(key, String(text));
  }
  // Commas and dots stay readable: `touchpoint=checkout,delivery&period=2026-08-01..2026-10-31`.
  const search = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return search === "" ? path : `${path}?${search}`;
}

const segment = encodeURIComponent;

/** A place of an organisation, and one that is looked at in several ways. */
const placeIn = (place: string) => (organisation: string) => `/${segment(organisation)}/${place}`;
const viewOf = (place: string) => (organisation: string, query?: Query) =>
  withQuery(`/${segment(organisation)}/${place}`, query);

/** What stands behind the question mark of an address. */
export const queryOf = (address: string): string => address.split("?")[1] ?? "";

/** Stands for no organisation where a person's own affairs are asked for; reserved, so no organisation can be called so. */
export const personKey = "account";

/** Every address of the dashboard. Nothing else builds one. */
export const paths = {
  root: () => "/",
  signIn: (query?: { returnTo?: string; email?: string; error?: string }) => withQuery("/sign-in", query),
  signInLink: (token: string) => `/sign-in/${segment(token)}`,
  setUp: () => "/set-up",
  forgotPassword: (query?: { email?: string }) => withQuery("/forgot-password", query),
  resetPassword: (token: string) => `/reset-password/${segment(token)}`,
  invitation: (token: string) => `/invitations/${segment(token)}`,
  /** A journey for whoever has the link. */
  sharedJourney: (token: string) => `/share/${segment(token)}`,
  /** `organisation`: the one that lets its reader in once they have a second step of signing in. */
  account: (query?: { organisation?: string }) => withQuery("/account", query),
  organisations: { create: () => "/organisations/new" },

  home: (organisation: string) => `/${segment(organisation)}`,
  scores: viewOf("scores"),
  comments: viewOf("comments"),
  comment: (organisation: string, name: string) => `/${segment(organisation)}/comments/${segment(name)}`,
  themes: viewOf("themes"),
  themeRule: viewOf("themes/rule"),
  drivers: viewOf("drivers"),
  consistency: viewOf("consistency"),
  weakPoints: viewOf("weak-points"),
  targets: placeIn("targets"),
  journey: viewOf("journey"),
  listening: placeIn("listening"),
  response: (organisation: string, responseId: string) => `/${segment(organisation)}/responses/${segment(responseId)}`,
  alerts: placeIn("alerts"),
  plans: viewOf("improvement-plans"),
  newPlan: viewOf("improvement-plans/new"),
  plan: (organisation: string, number: number) => `/${segment(organisation)}/improvement-plans/${number}`,
  planLibrary: viewOf("improvement-plans/library"),
  suggestions: viewOf("suggestions"),
  myPart: placeIn("my-part"),
  cases: viewOf("cases"),
  case: (organisation: string, number: number) => `/${segment(organisation)}/cases/${number}`,
  caseSettings: placeIn("cases/settings"),
  council: placeIn("council"),
  meeting: (organisation: string, id: number) => `/${segment(organisation)}/council/meetings/${id}`,
  presenter: (organisation: string, id: number) => `/${segment(organisation)}/council/meetings/${id}/present`,
  surveys: placeIn("surveys"),
  newSurvey: viewOf("surveys/new"),
  survey: (organisation: string, survey: string, query?: Query) =>
    withQuery(`/${segment(organisation)}/surveys/${segment(survey)}`, query),
  surveySettings: (organisation: string, survey: string) =>
    `/${segment(organisation)}/surveys/${segment(survey)}/settings`,
  surveyLinks: (organisation: string, survey: string) => `/${segment(organisation)}/surveys/${segment(survey)}/links`,
  surveySending: (organisation: string, survey: string, query?: Query) =>
    withQuery(`/${segment(organisation)}/surveys/${segment(survey)}/sending`, query),
  distributionPlan: (organisation: string, survey: string, query?: Query) =>
    withQuery(`/${segment(organisation)}/surveys/${segment(survey)}/sending/plan`, query),
  surveyVersions: (organisation: string, survey: string, query?: Query) =>
    withQuery(`/${segment(organisation)}/surveys/${segment(survey)}/versions`, query),
  answerEntry: placeIn("enter"),
  customers: viewOf("customers"),
  customer: (organisation: string, contactId: string) => `/${segment(organisation)}/customers/${segment(contactId)}`,
  suppressions: placeIn("customers/suppressions"),
  contactFields: placeIn("customers/declared"),
  imports: placeIn("data/imports"),
  newImport: viewOf("data/imports/new"),
  import: (organisation: string, importId: number) => `/${segment(organisation)}/data/imports/${importId}`,
  apiKeys: placeIn("data/api-keys"),
  settings: {
    organisation: placeIn("settings/organisation"),
    members: placeIn("settings/members"),
    metrics: placeIn("settings/metrics"),
    journey: placeIn("settings/journey"),
    segments: placeIn("settings/segments"),
    annotations: placeIn("settings/annotations"),
    contactLimits: placeIn("settings/contact-limits"),
    webhooks: placeIn("settings/webhooks"),
    reading: placeIn("settings/reading"),
    audit: viewOf("settings/audit"),
    bin: placeIn("settings/bin"),
    status: placeIn("settings/status"),
    about: placeIn("settings/about"),
  },

  /** The page of a survey, on the gateway: where respondents are. */
  surveyPage: (gateway: string, survey: string, query?: Query) => withQuery(`${gateway}/s/${segment(survey)}`, query),
  trpc: (organisation: string) => `/api/trpc/${segment(organisation)}`,
  exports: (organisation: string) => `/exports/${segment(organisation)}`,
  /** Rejected rows come in a language. */
  file: (organisation: string, fileId: string, language?: string) =>
    `/files/${segment(organisation)}/${segment(fileId)}${language ? `?language=${segment(language)}` : ""}`,
} as const;
