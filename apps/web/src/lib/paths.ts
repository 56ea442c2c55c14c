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

/** What stands behind the question mark of an address. */
export const queryOf = (address: string): string => address.split("?")[1] ?? "";

/** Stands for no organisation where a person's own affairs are asked for; reserved, so no organisation can be called so. */
export const personKey = "account";

/** Every address of the dashboard. Nothing else builds one. */
export const paths = {
  root: () => "/",
  signIn: (query?: { returnTo?: string; email?: string }) => withQuery("/sign-in", query),
  signInLink: (token: string) => `/sign-in/${segment(token)}`,
  setUp: () => "/set-up",
  forgotPassword: (query?: { email?: string }) => withQuery("/forgot-password", query),
  resetPassword: (token: string) => `/reset-password/${segment(token)}`,
  invitation: (token: string) => `/invitations/${segment(token)}`,
  /** A journey for whoever has the link. */
  sharedJourney: (token: string) => `/share/${segment(token)}`,
  account: () => "/account",
  organisations: { create: () => "/organisations/new" },

  home: (organisation: string) => `/${segment(organisation)}`,
  scores: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/scores`, query),
  comments: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/comments`, query),
  comment: (organisation: string, name: string) => `/${segment(organisation)}/comments/${segment(name)}`,
  themes: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/themes`, query),
  themeRule: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/themes/rule`, query),
  drivers: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/drivers`, query),
  consistency: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/consistency`, query),
  weakPoints: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/weak-points`, query),
  targets: (organisation: string) => `/${segment(organisation)}/targets`,
  journey: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/journey`, query),
  listening: (organisation: string) => `/${segment(organisation)}/listening`,
  response: (organisation: string, responseId: string) => `/${segment(organisation)}/responses/${segment(responseId)}`,
  alerts: (organisation: string) => `/${segment(organisation)}/alerts`,
  plans: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/improvement-plans`, query),
  newPlan: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/improvement-plans/new`, query),
  plan: (organisation: string, number: number) => `/${segment(organisation)}/improvement-plans/${number}`,
  planLibrary: (organisation: string, query?: Query) =>
    withQuery(`/${segment(organisation)}/improvement-plans/library`, query),
  suggestions: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/suggestions`, query),
  myPart: (organisation: string) => `/${segment(organisation)}/my-part`,
  cases: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/cases`, query),
  case: (organisation: string, number: number) => `/${segment(organisation)}/cases/${number}`,
  caseSettings: (organisation: string) => `/${segment(organisation)}/cases/settings`,
  council: (organisation: string) => `/${segment(organisation)}/council`,
  meeting: (organisation: string, id: number) => `/${segment(organisation)}/council/meetings/${id}`,
  presenter: (organisation: string, id: number) => `/${segment(organisation)}/council/meetings/${id}/present`,
  surveys: (organisation: string) => `/${segment(organisation)}/surveys`,
  newSurvey: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/surveys/new`, query),
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
  answerEntry: (organisation: string) => `/${segment(organisation)}/enter`,
  customers: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/customers`, query),
  customer: (organisation: string, contactId: string) => `/${segment(organisation)}/customers/${segment(contactId)}`,
  suppressions: (organisation: string) => `/${segment(organisation)}/customers/suppressions`,
  contactFields: (organisation: string) => `/${segment(organisation)}/customers/declared`,
  imports: (organisation: string) => `/${segment(organisation)}/data/imports`,
  newImport: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/data/imports/new`, query),
  import: (organisation: string, importId: number) => `/${segment(organisation)}/data/imports/${importId}`,
  apiKeys: (organisation: string) => `/${segment(organisation)}/data/api-keys`,
  settings: {
    organisation: (organisation: string) => `/${segment(organisation)}/settings/organisation`,
    members: (organisation: string) => `/${segment(organisation)}/settings/members`,
    metrics: (organisation: string) => `/${segment(organisation)}/settings/metrics`,
    journey: (organisation: string) => `/${segment(organisation)}/settings/journey`,
    segments: (organisation: string) => `/${segment(organisation)}/settings/segments`,
    annotations: (organisation: string) => `/${segment(organisation)}/settings/annotations`,
    contactLimits: (organisation: string) => `/${segment(organisation)}/settings/contact-limits`,
    webhooks: (organisation: string) => `/${segment(organisation)}/settings/webhooks`,
    reading: (organisation: string) => `/${segment(organisation)}/settings/reading`,
    audit: (organisation: string, query?: Query) => withQuery(`/${segment(organisation)}/settings/audit`, query),
    bin: (organisation: string) => `/${segment(organisation)}/settings/bin`,
    status: (organisation: string) => `/${segment(organisation)}/settings/status`,
    about: (organisation: string) => `/${segment(organisation)}/settings/about`,
  },

  /** The page of a survey, on the gateway: where respondents are. */
  surveyPage: (gateway: string, survey: string, query?: Query) => withQuery(`${gateway}/s/${segment(survey)}`, query),
  trpc: (organisation: string) => `/api/trpc/${segment(organisation)}`,
  exports: (organisation: string) => `/exports/${segment(organisation)}`,
  /** Rejected rows come in a language. */
  file: (organisation: string, fileId: string, language?: string) =>
    `/files/${segment(organisation)}/${segment(fileId)}${language ? `?language=${segment(language)}` : ""}`,
} as const;
