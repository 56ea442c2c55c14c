import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { commandLine, environmentOf } from "./support/heard.ts";
import { freePort } from "./support/start-product.ts";

// A second installation beside the one under test, without a demo company: it is started, killed and started again.
let dataDir: string;
let env: NodeJS.ProcessEnv;
const running = new Set<ChildProcess>();

test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "heard-supervisor-"));
  await chmod(dataDir, 0o711);
  const [port, gatewayPort] = [await freePort(), await freePort()];
  env = { ...environmentOf(dataDir), PORT: String(port), GATEWAY_PORT: String(gatewayPort), HEARD_DEMO: "0" };
});
test.afterEach(async () => {
  for (const process of running) await stopped(process, "SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

/** `heard start` and everything it says. */
function start(): { process: ChildProcess; said: () => string } {
  const lines: string[] = [];
  const process = spawn(commandLine.program, [commandLine.script, "start", "--no-build"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [process.stdout, process.stderr]) stream.on("data", (chunk) => lines.push(String(chunk)));
  running.add(process);
  process.once("exit", () => running.delete(process));
  return { process, said: () => lines.join("") };
}

async function stopped(process: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (process.exitCode !== null || process.signalCode !== null) return process.exitCode;
  process.kill(signal);
  // When it is closed it has also said its last; whoever is killed may leave its streams to others.
  const [code] = await once(process, signal === "SIGKILL" ? "exit" : "close");
  return code;
}

/** What `heard verify` finds to verify: the organisations that are there by now. */
function organisationsOf(): string {
  return spawnSync(commandLine.program, [commandLine.script, "verify"], { env, encoding: "utf8" }).stdout;
}

const isReady = { timeout: 120_000 };
test.describe.configure({ timeout: 400_000 });

test("a killed supervisor is recovered from: the next start takes its database over and answers", async () => {
  const first = start();
  await expect.poll(first.said, isReady).toContain("Heard is ready");
  await stopped(first.process, "SIGKILL");

  const second = start();
  await expect.poll(second.said, isReady).toContain("Heard is ready");
  expect((await fetch(`http://localhost:${env.GATEWAY_PORT}/readyz`)).status).toBe(200);
  expect(await stopped(second.process, "SIGINT")).toBe(0);
  await expect(fetch(`http://localhost:${env.GATEWAY_PORT}/healthz`)).rejects.toThrow();
});

test("a start that was killed while it made the demo company makes it anew", async () => {
  env.HEARD_DEMO = "1";
  const first = start();
  await expect.poll(first.said, isReady).toContain("Making the demo company");
  await expect.poll(() => organisationsOf(), isReady).toContain("lanternway");
  await stopped(first.process, "SIGKILL");

  const second = start();
  await expect.poll(second.said, { timeout: 240_000 }).toContain("Heard is ready");
  expect(second.said()).toContain("The demo company was not finished by an earlier start; it is made again");
  expect(second.said()).toContain("Sign in to the demo company as");

  // A second demo company is refused, and nothing of the first is marked as unfinished: the next start would delete it.
  const again = spawnSync(commandLine.program, [commandLine.script, "demo", "create"], { env, encoding: "utf8" });
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining("lanternway")]);
  expect(await stopped(second.process, "SIGTERM")).toBe(0);

  // Sign-ins that were lost with the data folder are made anew.
  await rm(join(dataDir, "demo-sign-ins.json"));
  const third = start();
  await expect.poll(third.said, isReady).toContain("Heard is ready");
  expect(third.said()).not.toContain("it is made again");
  expect(third.said()).toContain("its people have new passwords");
  expect(third.said()).toContain("Sign in to the demo company as");
  expect(await stopped(third.process, "SIGTERM")).toBe(0);
});

test("a second start from the same data folder is refused and leaves the first alone", async () => {
  const first = start();
  await expect.poll(first.said, isReady).toContain("Heard is ready");
  const second = start();
  expect(await once(second.process, "close")).toEqual([1, null]);
  expect(second.said()).toContain(`Heard already runs from ${dataDir} (process ${first.process.pid})`);
  expect((await fetch(`http://localhost:${env.GATEWAY_PORT}/readyz`)).status).toBe(200);
});

test("a port in use ends the start with its number and the variable that changes it", async () => {
  const other: Server = createServer().listen(Number(env.PORT), "127.0.0.1");
  await once(other, "listening");
  const { process, said } = start();
  expect(await once(process, "close")).toEqual([1, null]);
  other.close();
  expect(said()).toContain(`Port ${env.PORT} is in use. Stop what listens there, or set PORT to another port.`);
});

test("Ctrl-C while everything is still starting stops it all", async () => {
  const { process, said } = start();
  await expect.poll(said, isReady).toMatch(/\S/);
  expect(await stopped(process, "SIGINT")).toBe(130);
  expect(said()).toContain("Stopping: servers first, the database last");
});
