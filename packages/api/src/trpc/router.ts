import { apiKeysRouter } from "../routers/api-keys.ts";
import { catalogueRouter } from "../routers/catalogue.ts";
import { channelsRouter } from "../routers/channels.ts";
import { commentsRouter } from "../routers/comments.ts";
import { exportsRouter } from "../routers/exports.ts";
import { importsRouter } from "../routers/imports.ts";
import { journeyRouter } from "../routers/journey.ts";
import { measuresRouter } from "../routers/measures.ts";
import { metricsRouter } from "../routers/metrics.ts";
import { responsesRouter } from "../routers/responses.ts";
import { scalesRouter } from "../routers/scales.ts";
import { segmentsRouter } from "../routers/segments.ts";
import { sourcesRouter } from "../routers/sources.ts";
import { traceRouter } from "../routers/trace.ts";
import { createCallerFactory, router } from "./base.ts";

/** Every procedure of the dashboard, one router a feature. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  catalogue: catalogueRouter,
  channels: channelsRouter,
  comments: commentsRouter,
  exports: exportsRouter,
  imports: importsRouter,
  journey: journeyRouter,
  measures: measuresRouter,
  metrics: metricsRouter,
  responses: responsesRouter,
  scales: scalesRouter,
  segments: segmentsRouter,
  sources: sourcesRouter,
  trace: traceRouter,
});
export type AppRouter = typeof appRouter;

/** Calls procedures without a transport: `createCaller(context).measures.many({ queries })`. Server components prefetch with it. */
export const createCaller = createCallerFactory(appRouter);
