import { createPublicApi, createRespond, HttpProblem, type RequestEntry, securityHeaders } from "@heard/api/http";
import { Hono } from "hono";
import { addressKeyOf, type Env } from "./env.ts";
import { createRequestMetrics } from "./request-metrics.ts";

/** The Node server's part of a request: where the socket's address is. */
type NodeBindings = { incoming?: { socket: { remoteAddress?: string | undefined } } };

export type GatewayOptions = {
  env: Pick<Env, "authSecret" | "url" | "trustedProxies" | "keyRequestsPerSecond">;
  now: () => Date;
  isReady: () => Promise<boolean>;
  onRequest: (entry: RequestEntry) => void;
  report: (error: unknown, request: { requestId: string; route: string }) => void;
};

const mostInFlight = 2000;

/** Everything the gateway answers: the public API and what operators ask. Nothing here knows a session cookie. */
export function createGateway({ env, now, isReady, onRequest, report }: GatewayOptions): Hono {
  const metrics = createRequestMetrics();
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

  const app = new Hono();
  app.get("/healthz", (c) => respond(c, "healthz", async () => text(200, "ok\n")));
  app.get("/readyz", (c) =>
    respond(c, "readyz", async () =>
      (await isReady()) ? text(200, "ready\n") : text(503, "the database does not answer\n"),
    ),
  );
  app.get("/metrics", (c) => respond(c, "metrics", async () => text(200, await metrics.text(), metrics.contentType)));
  app.route(
    "/",
    createPublicApi({
      now,
      url: env.url,
      limits: {
        key: { capacity: perKey * 10, perSecond: perKey },
        organisation: { capacity: perKey * 30, perSecond: perKey * 3 },
        wrongKeys: { capacity: 30, perSecond: 0.5 },
      },
      trustedProxies: env.trustedProxies,
      addressKey: addressKeyOf(env.authSecret),
      socketAddress: (c) => (c.env as NodeBindings | undefined)?.incoming?.socket.remoteAddress ?? "unknown",
      respond,
    }),
  );
  app.notFound((c) =>
    respond(c, "unknown", () => {
      throw new HttpProblem(404, "route_unknown", { method: c.req.method, path: c.req.path.slice(0, 200) });
    }),
  );
  return app;
}
