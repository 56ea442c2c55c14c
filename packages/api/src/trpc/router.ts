import { accountRouter } from "../routers/account.ts";
import { alertsRouter } from "../routers/alerts.ts";
import { annotationsRouter } from "../routers/annotations.ts";
import { apiKeysRouter } from "../routers/api-keys.ts";
import { auditRouter } from "../routers/audit.ts";
import { benchmarksRouter } from "../routers/benchmarks.ts";
import { binRouter } from "../routers/bin.ts";
import { casesRouter } from "../routers/cases.ts";
import { catalogueRouter } from "../routers/catalogue.ts";
import { channelsRouter } from "../routers/channels.ts";
import { commentsRouter } from "../routers/comments.ts";
import { consistencyRouter } from "../routers/consistency.ts";
import { contactLimitsRouter } from "../routers/contact-limits.ts";
import { contactsRouter } from "../routers/contacts.ts";
import { councilRouter } from "../routers/council.ts";
import { digestsRouter } from "../routers/digests.ts";
import { distributionsRouter } from "../routers/distributions.ts";
import { driversRouter } from "../routers/drivers.ts";
import { exportsRouter } from "../routers/exports.ts";
import { followsRouter } from "../routers/follows.ts";
import { importsRouter } from "../routers/imports.ts";
import { improvementPlansRouter } from "../routers/improvement-plans.ts";
import { invitationsRouter } from "../routers/invitations.ts";
import { journeyRouter } from "../routers/journey.ts";
import { journeySharesRouter } from "../routers/journey-shares.ts";
import { journeyViewRouter } from "../routers/journey-view.ts";
import { ledgerRouter } from "../routers/ledger.ts";
import { listeningPathsRouter } from "../routers/listening-paths.ts";
import { measuresRouter } from "../routers/measures.ts";
import { membersRouter } from "../routers/members.ts";
import { metricsRouter } from "../routers/metrics.ts";
import { operationsRouter } from "../routers/operations.ts";
import { organisationSettingsRouter } from "../routers/organisation-settings.ts";
import { organisationsRouter } from "../routers/organisations.ts";
import { planNoticesRouter } from "../routers/plan-notices.ts";
import { progressRouter } from "../routers/progress.ts";
import { readingModelsRouter } from "../routers/reading-models.ts";
import { responseAlertsRouter } from "../routers/response-alerts.ts";
import { responsesRouter } from "../routers/responses.ts";
import { savedViewsRouter } from "../routers/saved-views.ts";
import { scalesRouter } from "../routers/scales.ts";
import { segmentsRouter } from "../routers/segments.ts";
import { sourcesRouter } from "../routers/sources.ts";
import { suggestionsRouter } from "../routers/suggestions.ts";
import { surveyEntriesRouter } from "../routers/survey-entries.ts";
import { surveysRouter } from "../routers/surveys.ts";
import { targetsRouter } from "../routers/targets.ts";
import { themesRouter } from "../routers/themes.ts";
import { traceRouter } from "../routers/trace.ts";
import { verdictsRouter } from "../routers/verdicts.ts";
import { weakPointsRouter } from "../routers/weak-points.ts";
import { webhooksRouter } from "../routers/webhooks.ts";
import { createCallerFactory, router } from "./base.ts";

/** Every procedure of the dashboard, one router a feature. */
export const appRouter = router({
  account: accountRouter,
  alerts: alertsRouter,
  cases: casesRouter,
  annotations: annotationsRouter,
  apiKeys: apiKeysRouter,
  audit: auditRouter,
  benchmarks: benchmarksRouter,
  operations: operationsRouter,
  bin: binRouter,
  catalogue: catalogueRouter,
  channels: channelsRouter,
  comments: commentsRouter,
  consistency: consistencyRouter,
  contactLimits: contactLimitsRouter,
  contacts: contactsRouter,
  council: councilRouter,
  digests: digestsRouter,
  distributions: distributionsRouter,
  drivers: driversRouter,
  exports: exportsRouter,
  follows: followsRouter,
  improvementPlans: improvementPlansRouter,
  imports: importsRouter,
  invitations: invitationsRouter,
  journey: journeyRouter,
  journeyShares: journeySharesRouter,
  journeyView: journeyViewRouter,
  ledger: ledgerRouter,
  listeningPaths: listeningPathsRouter,
  measures: measuresRouter,
  members: membersRouter,
  metrics: metricsRouter,
  organisationSettings: organisationSettingsRouter,
  organisations: organisationsRouter,
  progress: progressRouter,
  planNotices: planNoticesRouter,
  readingModels: readingModelsRouter,
  responseAlerts: responseAlertsRouter,
  responses: responsesRouter,
  savedViews: savedViewsRouter,
  scales: scalesRouter,
  segments: segmentsRouter,
  sources: sourcesRouter,
  suggestions: suggestionsRouter,
  surveyEntries: surveyEntriesRouter,
  surveys: surveysRouter,
  targets: targetsRouter,
  themes: themesRouter,
  trace: traceRouter,
  verdicts: verdictsRouter,
  weakPoints: weakPointsRouter,
  webhooks: webhooksRouter,
});
export type AppRouter = typeof appRouter;

/** Calls procedures without a transport: `createCaller(context).measures.many({ queries })`. Server components prefetch with it. */
export const createCaller = createCallerFactory(appRouter);
