import { apiKeysRouter } from "../routers/api-keys.ts";
import { catalogueRouter } from "../routers/catalogue.ts";
import { commentsRouter } from "../routers/comments.ts";
import { importsRouter } from "../routers/imports.ts";
import { measuresRouter } from "../routers/measures.ts";
import { responsesRouter } from "../routers/responses.ts";
import { traceRouter } from "../routers/trace.ts";
import { createCallerFactory, router } from "./base.ts";

/** Every procedure of the dashboard, one router a feature. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  catalogue: catalogueRouter,
  comments: commentsRouter,
  imports: importsRouter,
  measures: measuresRouter,
  responses: responsesRouter,
  trace: traceRouter,
});
export type AppRouter = typeof appRouter;

/** Calls procedures without a transport: `createCaller(context).measures.many({ queries })`. Server components prefetch with it. */
export const createCaller = createCallerFactory(appRouter);
