import type { PathName } from "@heard/web/e2e/support/every-path.ts";
import { paths } from "@heard/web/src/lib/paths.ts";
import { type Place, unknownToken } from "./place.ts";
import type { Target } from "./target.ts";

/** The demo company ends with June. */
const period = "2026-04-01..2026-06-30";
const view = { period, touchpoint: "checkout", channel: "email", metric: "nps" };

type At = (place: Place) => string;

/** Where each screen is looked at, with all that stands behind its question mark. A new one does not compile before it stands here. */
const screens: Record<PathName, At | "is no screen"> = {
  root: () => paths.root(),
  trpc: "is no screen",
  exports: "is no screen",
  file: "is no screen",
  surveyPage: "is no screen",
  setUp: () => paths.setUp(),
  signIn: () => paths.signIn({ returnTo: "/lanternway/scores", email: "wei@example.org", error: "credentials_wrong" }),
  signInLink: () => paths.signInLink(unknownToken),
  forgotPassword: () => paths.forgotPassword({ email: "wei@example.org" }),
  resetPassword: () => paths.resetPassword(unknownToken),
  invitation: () => paths.invitation(unknownToken),
  sharedJourney: ({ tokens }) => paths.sharedJourney(tokens.share),
  account: ({ organisation }) => paths.account({ organisation }),
  "organisations.create": () => paths.organisations.create(),
  home: ({ demo }) => paths.home(demo),
  scores: ({ demo }) =>
    paths.scores(demo, {
      ...view,
      compare: "previous",
      by: "touchpoint",
      sort: "score",
      method: "mean",
      trace: "nps",
      journey: "1",
    }),
  comments: ({ demo }) =>
    paths.comments(demo, { ...view, q: "wait", theme: "wait", sentiment: "negative", score: "0" }),
  comment: ({ organisation, ids }) => paths.comment(organisation, `${ids.responseId}.0`),
  themes: ({ demo }) => paths.themes(demo, { ...view, asOf: "2026-06-30", sort: "count" }),
  themeRule: ({ demo }) => paths.themeRule(demo, { theme: "wait", phrase: "wait" }),
  drivers: ({ demo }) => paths.drivers(demo, view),
  consistency: ({ demo }) => paths.consistency(demo, { ...view, by: "channel" }),
  weakPoints: ({ demo }) => paths.weakPoints(demo, view),
  targets: ({ demo }) => paths.targets(demo),
  journey: ({ demo }) => paths.journey(demo, { ...view, compare: "previous", journey: "1", persona: "all" }),
  listening: ({ demo }) => paths.listening(demo),
  response: ({ organisation, ids }) => paths.response(organisation, String(ids.responseId)),
  alerts: ({ demo }) => paths.alerts(demo),
  plans: ({ demo }) => paths.plans(demo, { show: "all", q: "wait", sort: "due" }),
  newPlan: ({ demo }) => paths.newPlan(demo, { theme: "wait", period }),
  plan: ({ organisation }) => paths.plan(organisation, 1),
  planLibrary: ({ demo }) => paths.planLibrary(demo, { q: "wait", theme: "wait" }),
  suggestions: ({ organisation, ids }) =>
    paths.suggestions(organisation, { show: "all", comment: `${ids.responseId}.0` }),
  myPart: ({ demo }) => paths.myPart(demo),
  cases: ({ demo }) => paths.cases(demo, { show: "all", q: "call" }),
  case: ({ organisation }) => paths.case(organisation, 1),
  caseSettings: ({ organisation }) => paths.caseSettings(organisation),
  council: ({ demo }) => paths.council(demo),
  meeting: ({ organisation, ids }) => paths.meeting(organisation, Number(ids.meetingId)),
  presenter: ({ organisation, ids }) => paths.presenter(organisation, Number(ids.meetingId)),
  surveys: ({ demo }) => paths.surveys(demo),
  newSurvey: ({ demo }) => paths.newSurvey(demo, { from: "nps" }),
  survey: ({ organisation, survey }) => paths.survey(organisation, survey, { open: "questions" }),
  surveySettings: ({ organisation, survey }) => paths.surveySettings(organisation, survey),
  surveyLinks: ({ organisation, survey }) => paths.surveyLinks(organisation, survey),
  surveySending: ({ organisation, survey, ids }) =>
    paths.surveySending(organisation, survey, { sending: ids.distributionId }),
  distributionPlan: ({ organisation, survey, ids }) =>
    paths.distributionPlan(organisation, survey, { sending: ids.distributionId }),
  surveyVersions: ({ demo, publishedSurvey }) => paths.surveyVersions(demo, publishedSurvey, { from: "1", to: "2" }),
  answerEntry: ({ demo }) => paths.answerEntry(demo),
  customers: ({ demo }) => paths.customers(demo, { q: "ada", who: "all" }),
  customer: ({ organisation, ids }) => paths.customer(organisation, String(ids.contactId)),
  suppressions: ({ organisation }) => paths.suppressions(organisation),
  contactFields: ({ organisation }) => paths.contactFields(organisation),
  imports: ({ organisation }) => paths.imports(organisation),
  newImport: ({ organisation }) => paths.newImport(organisation, { kind: "responses" }),
  import: ({ organisation, ids }) => paths.import(organisation, Number(ids.batchId)),
  apiKeys: ({ organisation }) => paths.apiKeys(organisation),
  "settings.organisation": ({ organisation }) => paths.settings.organisation(organisation),
  "settings.members": ({ organisation }) => paths.settings.members(organisation),
  "settings.metrics": ({ organisation }) => paths.settings.metrics(organisation),
  "settings.journey": ({ organisation }) => paths.settings.journey(organisation),
  "settings.segments": ({ organisation }) => paths.settings.segments(organisation),
  "settings.annotations": ({ organisation }) => paths.settings.annotations(organisation),
  "settings.contactLimits": ({ organisation }) => paths.settings.contactLimits(organisation),
  "settings.webhooks": ({ organisation }) => paths.settings.webhooks(organisation),
  "settings.reading": ({ organisation }) => paths.settings.reading(organisation),
  "settings.audit": ({ organisation }) =>
    paths.settings.audit(organisation, {
      actor: "1",
      verb: "plan.log",
      subject: "plan",
      id: "1",
      from: "2026-01-01",
      to: "2026-12-31",
    }),
  "settings.bin": ({ organisation }) => paths.settings.bin(organisation),
  "settings.status": ({ organisation }) => paths.settings.status(organisation),
  "settings.about": ({ organisation }) => paths.settings.about(organisation),
};

/** Every screen of the dashboard at its own address. What names a record in it can be replaced like what stands behind the question mark. */
export function screenTargets(place: Place): Target[] {
  return Object.entries(screens).flatMap(([name, at]) => {
    if (at === "is no screen") return [];
    const { pathname, searchParams } = new URL(at(place), "http://localhost");
    const parts = pathname.split("/").slice(1);
    const inPath = Object.fromEntries(parts.map((part, index) => [`part${index}`, decodeURIComponent(part)]));
    return [
      {
        name: `screen ${name}`,
        ...{ kind: "screen" as const, site: "web" as const, method: "GET" as const, as: "query" as const },
        path:
          pathname === "/"
            ? "/"
            : `/${parts.map((part, index) => (isOfRecord(part) ? `{part${index}}` : part)).join("/")}`,
        inPath: Object.fromEntries(Object.entries(inPath).filter(([, part]) => isOfRecord(part))),
        example: Object.fromEntries(searchParams),
      },
    ];
  });
}

/** A number, an id or a token; the words of an address lead nowhere else when they are changed. */
const isOfRecord = (part: string): boolean => /^\d+$/.test(part) || /^[\w.-]{30,}$/.test(part);
