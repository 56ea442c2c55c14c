import { closeDatabase, openDatabase } from "@heard/core/database";
import { needsSetUp } from "@heard/core/organisations/queries";
import { migrate, refreshStatistics } from "@heard/db/migrate";
import { type OpenDatabase, startDatabase } from "../database.ts";
import type { Env } from "../env.ts";
import { buildWhatChanged } from "./build.ts";
import { type Child, type ChildSpec, pathFromRoot, superviseChild } from "./child.ts";
import { createDemoWithSignIns, deleteUnfinishedDemo, readDemoSignIns, renewLostSignIns } from "./demo.ts";
import { gatewayArgs } from "./gateway-args.ts";
import { lockDataFolder } from "./lock.ts";
import { requireFreePort, untilReady } from "./ports.ts";

export type StartOptions = {
  build: boolean;
  dev: boolean;
  log: (line: string) => void;
  /** Calls the start off; what was started by then is stopped. */
  signal: AbortSignal;
};
export type Running = { stop: () => Promise<void> };

/**
 * The whole product as one: builds what changed, starts the database, migrates, makes the demo company in an empty embedded database, starts
 * the servers and waits until they answer. Stopping drains the servers first and the database last.
 */
export async function startHeard(env: Env, options: StartOptions): Promise<Running> {
  const { log, signal } = options;
  const release = lockDataFolder(env.dataDir);
  const undo: (() => Promise<void> | void)[] = [release];
  const stop = async () => {
    const failures: unknown[] = [];
    // One step that fails must not leave the database running or the folder locked.
    for (const step of undo.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, "Not everything could be stopped");
  };
  try {
    await requireFreePort(env.port, env.host, "PORT");
    await requireFreePort(env.gatewayPort, env.host, "GATEWAY_PORT");
    // While the dashboard builds itself page by page, scripts for other people's browsers are still built at once.
    if (options.build || options.dev) await buildWhatChanged(log, signal, options.dev ? ["@heard/widget"] : []);
    signal.throwIfAborted();
    const database = await startDatabase(env, log);
    if (database.embedded) undo.push(() => database.embedded?.stop());
    await migrate({ databaseUrl: database.url, authSecret: env.authSecret });
    await fillEmptyDatabase(env, database, log);
    signal.throwIfAborted();
    const children = childSpecs(env, database.url, options.dev).map((spec) => superviseChild(spec, log));
    undo.push(() => stopAll(children));
    await Promise.all([
      untilReady(`http://${localAddress(env.host)}:${env.port}/sign-in`, 120_000, signal),
      untilReady(`http://${localAddress(env.host)}:${env.gatewayPort}/readyz`, 60_000, signal),
    ]);
    announce(env, log);
    return { stop };
  } catch (error) {
    await stop().catch((failure: Error) => log(failure.message));
    throw error;
  }
}

/** Where a server that listens on `host` is met from this machine. */
function localAddress(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

async function stopAll(children: readonly Child[]): Promise<void> {
  await Promise.all(children.map((child) => child.stop()));
}

async function fillEmptyDatabase(env: Env, database: OpenDatabase, log: (line: string) => void): Promise<void> {
  const wanted = env.demo ?? database.embedded !== null;
  await openDatabase("operator", { databaseUrl: database.url, authSecret: env.authSecret });
  try {
    await deleteUnfinishedDemo(env, log);
    if (wanted && (await needsSetUp())) {
      await createDemoWithSignIns(env, log);
      await refreshStatistics({ databaseUrl: database.url });
    } else if (wanted) await renewLostSignIns(env, log);
  } finally {
    await closeDatabase();
  }
}

/** Servers follow a moved clock in the mode of tests alone (`core/clock`), and run as everywhere without one. */
function modeOf(dev: boolean): "development" | "test" | "production" {
  if (process.env.HEARD_TEST_CLOCK && process.env.NODE_ENV === "test") return "test";
  return dev ? "development" : "production";
}

function childSpecs(env: Env, databaseUrl: string, dev: boolean): ChildSpec[] {
  const shared: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: modeOf(dev),
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: env.authSecret,
    HEARD_DATA_DIR: env.dataDir,
    HEARD_HOST: env.host,
    PORT: String(env.port),
    GATEWAY_PORT: String(env.gatewayPort),
    HEARD_URL: env.url,
    HEARD_GATEWAY_URL: env.gatewayUrl,
    NEXTAUTH_URL: env.url,
    NEXTAUTH_SECRET: env.authSecret,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const next = ["node_modules/next/dist/bin/next"].map(pathFromRoot);
  const watch = dev ? ["--watch"] : [];
  return [
    {
      name: "web",
      args: [...next, dev ? "dev" : "start", "--port", String(env.port), "--hostname", env.host],
      cwd: pathFromRoot("apps/web"),
      env: shared,
    },
    {
      name: "gateway",
      args: [...watch, ...gatewayArgs],
      cwd: pathFromRoot("apps/gateway"),
      env: shared,
    },
    {
      name: "worker",
      args: [...watch, pathFromRoot("apps/worker/src/main.ts")],
      cwd: pathFromRoot("apps/worker"),
      env: shared,
    },
  ];
}

function announce(env: Env, log: (line: string) => void): void {
  log(`\nHeard is ready.\n  Dashboard  ${env.url}\n  Gateway    ${env.gatewayUrl}`);
  const signIns = readDemoSignIns(env.dataDir);
  if (signIns.length > 0) {
    log("\nSign in to the demo company as");
    for (const { role, email, password } of signIns) log(`  ${role.padEnd(22)} ${email.padEnd(34)} ${password}`);
  }
  const { protocol, hostname } = new URL(env.url);
  if (protocol === "http:" && !["localhost", "127.0.0.1"].includes(hostname))
    log("\nWarning: HEARD_URL is plain http on another host; cookies are not marked Secure. Put TLS in front.");
  log("\nCtrl-C stops everything.");
}
