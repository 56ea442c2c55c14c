import { paths } from "../../src/lib/paths.ts";
import type { PathName } from "./every-path.ts";
import { draftSurvey, draftSurveyOf } from "./published-survey.ts";
import type { Screen } from "./screen.ts";
import { administrator, aForm, inside, publisher } from "./screen-frames.ts";

/** The survey that the demo company asks by. */
const demoSurvey = "demo";

/** The screens of Surveys. */
export const surveyScreens = {
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
} satisfies Partial<Record<PathName, Screen>>;
