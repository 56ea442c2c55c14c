import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, environmentOf } from "./heard.ts";

export type Product = {
  url: string;
  gatewayUrl: string;
  dataDir: string;
  /** The code that it printed for whoever comes first. @throws Error when it printed none */
  setUpCode: () => string;
  /** What it has written to its terminal until now. */
  output: () => string;
  /** Stops it and has `heard verify` recompute every number that the tests left behind. @throws Error when it is not clean */
  stop: () => Promise<void>;
};

const longestStartMs = 8 * 60_000;
/** A demo company whose world ends on a day; or nobody at all. */
type Beginning = {
  demo: { lastDay: string } | null;
  /** Where its letters go; it sends none when absent. */
  smtpUrl?: string;
  /** A file that holds the instant from which its time goes on; the machine's time when absent. */
  clockFile?: string;
  /** Settings of this installation beside those. */
  settings?: NodeJS.ProcessEnv;
};

/** `heard start` on free ports with a fresh data folder: builds, migrates, makes the demo company when there is to be one, and answers. */
export async function startProduct({ demo, smtpUrl, clockFile, settings = {} }: Beginning): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), "heard-e2e-"));
  // Root's server runs as another user, who has to pass through; then the database lives, and goes, with this folder.
  await chmod(dataDir, 0o711);
  const [port, gatewayPort] = [await freePort(), await freePort()];
  const env = {
    ...environmentOf(dataDir),
    PORT: String(port),
    GATEWAY_PORT: String(gatewayPort),
    HEARD_DEMO: demo ? "1" : "0",
    ...(demo ? { HEARD_DEMO_LAST_DAY: demo.lastDay } : {}),
    ...(smtpUrl === undefined ? {} : { SMTP_URL: smtpUrl }),
    ...(clockFile === undefined ? {} : { HEARD_TEST_CLOCK: clockFile, NODE_ENV: "test" }),
    ...settings,
  };
  const log: string[] = [];
  const supervisor = spawn(commandLine.program, ["--import", commandLine.exitWithParent, commandLine.script, "start"], {
    env,
    // Its own group: Ctrl-C reaches the tests, and they stop it in order. The channel tells it when they are gone.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [supervisor.stdout, supervisor.stderr]) stream?.on("data", (chunk) => log.push(String(chunk)));
  try {
    await ready(supervisor, log);
  } catch (error) {
    await ended(supervisor);
    await rm(dataDir, { recursive: true, force: true });
    throw new Error(`${error instanceof Error ? error.message : error}\n${log.join("")}`);
  }
  return {
    url: `http://localhost:${port}`,
    gatewayUrl: `http://localhost:${gatewayPort}`,
    dataDir,
    setUpCode: () => {
      const code = log.join("").match(/\/set-up with the code (\S+)/)?.[1];
      if (!code) throw new Error(`No set-up code was printed:\n${log.join("")}`);
      return code;
    },
    output: () => log.join(""),
    stop: async () => {
      try {
        await stopAndVerify(supervisor, env, log);
      } finally {
        await rm(dataDir, { recursive: true, force: true });
      }
    },
  };
}

function ready(supervisor: ChildProcess, log: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("The product did not start in time")), longestStartMs);
    const settle = (act: () => void) => () => {
      clearTimeout(late);
      supervisor.stdout?.off("data", look);
      act();
    };
    const look = () => log.join("").includes("Heard is ready") && settle(resolve)();
    supervisor.stdout?.on("data", look);
    supervisor.once("exit", (code) => settle(() => reject(new Error(`heard start ended with exit code ${code}`)))());
  });
}

async function stopAndVerify(supervisor: ChildProcess, env: NodeJS.ProcessEnv, log: readonly string[]): Promise<void> {
  const code = await ended(supervisor);
  if (code !== 0) throw new Error(`heard start did not stop cleanly (exit code ${code})\n${log.slice(-40).join("")}`);
  try {
    execFileSync(commandLine.program, [commandLine.script, "verify"], { env, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`heard verify is not clean after the browser tests:\n${stdout}${stderr}`);
  }
}

/** Asks it to stop, and its exit code; what does not stop within a minute is killed and has none. */
function ended(supervisor: ChildProcess): Promise<number | null> {
  if (supervisor.exitCode !== null) return Promise.resolve(supervisor.exitCode);
  return new Promise((resolve) => {
    const kill = setTimeout(() => supervisor.kill("SIGKILL"), 60_000);
    supervisor.once("exit", (code) => {
      clearTimeout(kill);
      resolve(code);
    });
    supervisor.kill("SIGTERM");
  });
}

/**
 * A port of this machine that nothing listens on; below those that a system gives to connections that go out, one of which could take it before
 * the server does.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
