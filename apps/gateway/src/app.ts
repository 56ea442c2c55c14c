import { randomBytes } from "node:crypto";
import {
  addressOf,
  createDigestStop,
  createOpeningPicture,
  createPlanNoticesPages,
  createPreferencesPages,
  createPublicApi,
  createRespond,
  createSurveyDesk,
  createSurveyPages,
  HttpProblem,
  type RequestEntry,
  securityHeaders,
} from "@heard/api/http";
import { openDigestStop } from "@heard/core/digests";
import { openNotices } from "@heard/core/plan-notices";
import { returnToken, takeToken } from "@heard/core/rate-limits/take";
import { openPreferences, recordLetterOpening, stopWriting } from "@heard/core/sending";
import { type Context, Hono } from "hono";
import { addressKeyOf, type Env } from "./env.ts";
import { mayReadMetrics } from "./metrics-guard.ts";
import type { RequestMetrics } from "./request-metrics.ts";

/** The Node server's part of a request: where the socket's address is. */
type NodeBindings = { incoming?: { socket: { remoteAddress?: string | undefined } } };

export type GatewayOptions = {
  env: Pick<Env, "authSecret" | "dataDir" | "url" | "trustedProxies" | "keyRequestsPerSecond" | "metricsToken">;
  now: () => Date;
  isReady: () => Promise<boolean>;
  metrics: RequestMetrics;
  onRequest: (entry: RequestEntry) => void;
  report: (error: unknown, request: { requestId: string; route: string }) => void;
  /** The scripts that browsers load; `null` where they were not built. */
  scripts: { surveyPage: string; kiosk: string; embed: string; embedRuntime: string } | null;
};

const mostInFlight = 2000;

const unknownRoute = (c: Context) =>
  new HttpProblem(404, "route_unknown", { method: c.req.method, path: c.req.path.slice(0, 200) });

/** Everything the gateway answers: survey pages, the public API and what operators ask. Nothing here knows a session cookie. */
export function createGateway({ env, now, isReady, metrics, onRequest, report, scripts }: GatewayOptions): Hono {
  const respond = createRespond({
    headers: securityHeaders({ https: env.url.startsWith("https:") }),
    mostInFlight,
    onRequest: (entry) => {
      metrics.observe(entry);
      onRequest(entry);
    },
    report,
  });
  const text = (status: number, body: string, contentType = "text/plain; charset=utf-8") => ({
    status,
    body,
    contentType,
  });
  const perKey = env.keyRequestsPerSecond;
  const caller = {
    now,
    trustedProxies: env.trustedProxies,
    addressKey: addressKeyOf(env.authSecret),
    socketAddress: (c: Context) => (c.env as NodeBindings | undefined)?.incoming?.socket.remoteAddress ?? "unknown",
  };

  const app = new Hono();
  app.get("/healthz", (c) => respond(c, "healthz", async () => text(200, "ok\n")));
  app.get("/readyz", (c) =>
    respond(c, "readyz", async () =>
      (await isReady()) ? text(200, "ready\n") : text(503, "the database does not answer\n"),
    ),
  );
  app.get("/metrics", (c) =>
    respond(c, "metrics", async () => {
      if (!mayReadMetrics(c, caller.socketAddress(c), env)) throw unknownRoute(c);
      return text(200, await metrics.text(), metrics.contentType);
    }),
  );
  app.route(
    "/",
    createPublicApi({
      url: env.url,
      authSecret: env.authSecret,
      limits: {
        key: { capacity: perKey * 10, perSecond: perKey },
        organisation: { capacity: perKey * 30, perSecond: perKey * 3 },
        wrongKeys: { capacity: 30, perSecond: 0.5 },
      },
      ...caller,
      respond,
    }),
  );
  const pages = {
    now,
    take: takeToken,
    giveBack: returnToken,
    addressOf: (c: Context) => addressOf(c, caller),
    limits: {
      address: { capacity: 300, perSecond: 5 },
      survey: { capacity: 5000, perSecond: 500 },
      // An office or a shop shares one address; who sends more in an hour is looked at.
      completions: { capacity: 60, perSecond: 60 / 3600 },
      kiosks: { capacity: 600, perSecond: 600 / 3600 },
      files: { capacity: 60, perSecond: 60 / 3600 },
    },
    respond,
  };
  const { authSecret, dataDir } = env;
  const surveyDesk = createSurveyDesk({ authSecret, dataDir, now, random: randomBytes });
  app.route(
    "/",
    createSurveyPages({
      ...{ ...pages, desk: surveyDesk, script: scripts?.surveyPage ?? null, kioskScript: scripts?.kiosk ?? null },
      embed: scripts && { loader: scripts.embed, runtime: scripts.embedRuntime },
    }),
  );
  const preferencesDesk = {
    open: (input: Parameters<typeof openPreferences>[0]) => openPreferences(input, { authSecret, now }),
    stop: (input: Parameters<typeof stopWriting>[0]) => stopWriting(input, { authSecret, now }),
  };
  app.route("/", createPreferencesPages({ ...pages, desk: preferencesDesk }));
  app.route("/", createDigestStop({ ...pages, desk: (input) => openDigestStop(input, { authSecret, now }) }));
  app.route("/", createPlanNoticesPages({ ...pages, open: (input) => openNotices(input, now) }));
  app.route(
    "/",
    createOpeningPicture({ ...pages, record: (input) => recordLetterOpening(input, { authSecret, now }) }),
  );
  app.notFound((c) =>
    respond(c, "unknown", () => {
      throw unknownRoute(c);
    }),
  );
  return app;
}
