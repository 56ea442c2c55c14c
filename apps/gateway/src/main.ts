import { securityHeaders } from "@heard/api/http";
import { openClock } from "@heard/core/clock";
import { closeDatabase, isDatabaseReady, openDatabase, outliveLostConnections } from "@heard/core/database";
import { tellError } from "@heard/core/tell-error";
import pino from "pino";
import { createAdmission } from "./admission.ts";
import { createGateway } from "./app.ts";
import { readEnv } from "./env.ts";
import { listen } from "./listen.ts";
import { createRequestMetrics } from "./request-metrics.ts";
import { readScripts } from "./scripts.ts";

const log = pino({ name: "gateway", base: null, serializers: { err: tellError } });
outliveLostConnections(log);

const env = readEnv();
await openDatabase("gateway", env);
const scripts = readScripts();
if (scripts === null) log.warn("survey pages go without their scripts: run npm run build");
const admission = createAdmission();
const metrics = createRequestMetrics(admission);
const app = createGateway({
  env,
  metrics,
  now: openClock(process.env),
  isReady: isDatabaseReady,
  onRequest: (entry) => log[entry.route === "healthz" || entry.route === "readyz" ? "debug" : "info"](entry, "request"),
  scripts,
  report: (err, request) => log.error({ err, ...request }, "request failed"),
});
let turnedAway = 0;
// Not a line each: under such load that would be most of the work.
setInterval(() => {
  if (turnedAway > 0) log.warn({ requests: turnedAway }, "turned away, for too much is waiting");
  turnedAway = 0;
}, 1000).unref();
const server = listen({
  ...{ app, admission, host: env.host, port: env.port },
  headers: securityHeaders({ https: env.url.startsWith("https:") }),
  onTurnedAway() {
    turnedAway += 1;
    metrics.turnAway();
  },
  onListening: (address) => log.info(address, "gateway is ready"),
});

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // Requests under way are answered; the database goes last.
    server.close(() => void closeDatabase().then(() => process.exit(0)));
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
