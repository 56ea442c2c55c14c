import { about } from "./about.ts";
import { accepted } from "./accepted.ts";
import { account } from "./account.ts";
import { alerts } from "./alerts.ts";
import { annotations } from "./annotations.ts";
import { answerEntry } from "./answer-entry.ts";
import { apiKeys } from "./api-keys.ts";
import { audience } from "./audience.ts";
import { audit } from "./audit.ts";
import { auth } from "./auth.ts";
import { bin } from "./bin.ts";
import { cases } from "./cases.ts";
import { comments } from "./comments.ts";
import { common } from "./common.ts";
import { consistency } from "./consistency.ts";
import { contactLimits } from "./contact-limits.ts";
import { contacts } from "./contacts.ts";
import { council } from "./council.ts";
import { distribution } from "./distribution.ts";
import { drivers } from "./drivers.ts";
import { errors } from "./errors.ts";
import { exports } from "./exports.ts";
import { home } from "./home.ts";
import { imports } from "./imports.ts";
import { journey } from "./journey.ts";
import { journeyEditor } from "./journey-editor.ts";
import { letters } from "./letters.ts";
import { listImports } from "./list-imports.ts";
import { listening } from "./listening.ts";
import { mail } from "./mail.ts";
import { meetings } from "./meetings.ts";
import { members } from "./members.ts";
import { metricRegistry } from "./metric-registry.ts";
import { notices } from "./notices.ts";
import { operations } from "./operations.ts";
import { organisationSettings } from "./organisation-settings.ts";
import { plans } from "./plans.ts";
import { progress } from "./progress.ts";
import { readingModels } from "./reading-models.ts";
import { refusals } from "./refusals.ts";
import { rejectedRows } from "./rejected-rows.ts";
import { respondent } from "./respondent.ts";
import { responseAlerts } from "./response-alerts.ts";
import { responses } from "./responses.ts";
import { savedViews } from "./saved-views.ts";
import { scores } from "./scores.ts";
import { segmentLists } from "./segment-lists.ts";
import { shell } from "./shell.ts";
import { suggestions } from "./suggestions.ts";
import { surveyBuilder } from "./survey-builder.ts";
import { surveyCollection } from "./survey-collection.ts";
import { surveyList } from "./survey-list.ts";
import { surveyPages } from "./survey-pages.ts";
import { surveys } from "./surveys.ts";
import { targets } from "./targets.ts";
import { themeEditor } from "./theme-editor.ts";
import { themes } from "./themes.ts";
import { trace } from "./trace.ts";
import { verdicts } from "./verdicts.ts";
import { weakPoints } from "./weak-points.ts";
import { webhooks } from "./webhooks.ts";

export const messages = {
  about,
  accepted,
  account,
  alerts,
  annotations,
  answerEntry,
  apiKeys,
  audience,
  audit,
  auth,
  bin,
  cases,
  comments,
  common,
  consistency,
  contactLimits,
  contacts,
  council,
  distribution,
  drivers,
  errors,
  exports,
  home,
  imports,
  journey,
  journeyEditor,
  letters,
  listImports,
  listening,
  mail,
  meetings,
  members,
  metricRegistry,
  notices,
  operations,
  organisationSettings,
  plans,
  progress,
  readingModels,
  refusals,
  rejectedRows,
  respondent,
  responseAlerts,
  responses,
  savedViews,
  scores,
  segmentLists,
  shell,
  suggestions,
  surveyBuilder,
  surveyCollection,
  surveyList,
  surveyPages,
  surveys,
  targets,
  themeEditor,
  themes,
  trace,
  verdicts,
  weakPoints,
  webhooks,
};
