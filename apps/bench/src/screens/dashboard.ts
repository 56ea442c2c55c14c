import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeTestPerson, testPassword } from "@heard/core/testing/person";
import { freePort } from "@heard/db/embedded/cluster";
import { findBrowser } from "@heard/web/e2e/support/find-browser.ts";
import { paths } from "@heard/web/src/lib/paths.ts";
import { type BrowserContext, chromium } from "@playwright/test";
import type { Installation } from "../installation.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };

/** The built dashboard as it is shipped, with somebody signed in to the organisation of the benchmark. */
export type Dashboard = {
  url: string;
  organisation: string;
  /** The browser of that person. */
  context: BrowserContext;
  /** Where the browser can be driven by another tool. */
  debuggingPort: number;
  /** The person's cookies as a request sends them. */
  cookie: string;
};

/** Builds what changed, serves it from the database of this installation, signs an owner in, and ends both when the work is done. */
export async function withDashboard<Result>(
  installation: Installation,
  work: (dashboard: Dashboard) => Promise<Result>,
): Promise<Result> {
  await promisify(execFile)(process.execPath, [`${root}node_modules/turbo/bin/turbo`, "run", "build"], {
    ...{ cwd: root, env: environment, maxBuffer: 64 * 1024 * 1024 },
  });
  const person = await makeTestPerson(installation.ctx, ["owner"], { withPassword: true });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [`${root}apps/cli/src/main.ts`, "serve", "web"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...environment,
      ...{ DATABASE_URL: installation.url, AUTH_SECRET: installation.authSecret, HEARD_DATA_DIR: installation.dataDir },
      ...{ PORT: String(port), HEARD_URL: url, HEARD_HOST: "127.0.0.1" },
    },
  });
  const debuggingPort = await freePort();
  try {
    await untilAnswering(server, `http://127.0.0.1:${port}${paths.signIn()}`);
    return await withBrowser({ url, debuggingPort }, async (context) => {
      await signIn(context, person.email);
      const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      return work({ url, organisation: installation.ctx.organisation.key, context, debuggingPort, cookie });
    });
  } finally {
    await stop(server);
  }
}

/** A browser with a profile of its own on the disk, as a person has: one in memory compiles every script anew at every visit. */
async function withBrowser<Result>(
  { url, debuggingPort }: Pick<Dashboard, "url" | "debuggingPort">,
  work: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const profile = await mkdtemp(join(tmpdir(), "heard-browser-"));
  try {
    const context = await chromium.launchPersistentContext(profile, {
      ...(await findBrowser()),
      args: ["--no-sandbox", `--remote-debugging-port=${debuggingPort}`],
      viewport: { width: 1440, height: 900 },
      locale: "en-GB",
      baseURL: url,
    });
    try {
      return await work(context);
    } finally {
      await context.close();
    }
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** Waits for nobody: a server that is gone already emits no second "exit". */
async function stop(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  server.kill("SIGTERM");
  await once(server, "exit");
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function untilAnswering(server: ChildProcess, address: string): Promise<void> {
  for (const deadline = performance.now() + 60_000; ; ) {
    if (hasEnded(server))
      throw new Error(`The dashboard ended with ${server.exitCode ?? server.signalCode} before it answered`);
    const isReady = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (performance.now() > deadline) throw new Error(`${address} did not answer within 60 s`);
    await delay(100);
  }
}

async function signIn(context: BrowserContext, email: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(paths.signIn());
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(testPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((at) => !at.pathname.startsWith(paths.signIn()));
  await page.close();
}
