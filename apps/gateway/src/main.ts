import { openClock } from "@heard/core/clock";
import { closeDatabase, isDatabaseReady, openDatabase, outliveLostConnections } from "@heard/core/database";
import { tellError } from "@heard/core/tell-error";
import { serve } from "@hono/node-server";
import pino from "pino";
import { createGateway } from "./app.ts";
import { readEnv } from "./env.ts";
import { readScripts } from "./scripts.ts";

const log = pino({ name: "gateway", base: null, serializers: { err: tellError } });
outliveLostConnections(log);

const env = readEnv();
await openDatabase("gateway", env);
const scripts = readScripts();
if (scripts === null) log.warn("survey pages go without their scripts: run npm run build");
const app = createGateway({
  env,
  now: openClock(process.env),
  isReady: isDatabaseReady,
  onRequest: (entry) => log[entry.route === "healthz" || entry.route === "readyz" ? "debug" : "info"](entry, "request"),
  scripts,
  report: (err, request) => log.error({ err, ...request }, "request failed"),
});
const server = serve(
  {
    fetch: app.fetch,
    hostname: env.host,
    port: env.port,
    serverOptions: { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 },
  },
  ({ address, port }) => log.info({ address, port }, "gateway is ready"),
);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // Requests under way are answered; the database goes last.
    server.close(() => void closeDatabase().then(() => process.exit(0)));
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
