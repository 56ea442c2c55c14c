import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openRepository, rootFolder } from "../repository.ts";
import { type Compose, type Healthcheck, patienceOf, readCompose, type Service, startOrder } from "./compose.ts";
import { readDockerfile } from "./dockerfile.ts";
import { containerEnvironment, contextFiles, type Image, replayStage } from "./image.ts";

// `npm run containers:replay`: what `docker compose up --build` does, where there is no container engine. The steps of the Dockerfile run in
// an empty folder, then the services of docker-compose.yml start in their order as processes of this machine, are asked for their health,
// and are stopped again. The embedded server of the packages stands in for the image postgres:18. Ends with `N passed, N failed`.
const folder = mkdtempSync(join(tmpdir(), "heard-containers-"));
const running: { name: string; process: ChildProcess }[] = [];
let passed = 0;
/** Stands above the run, which begins while this file is still being read. */
const readyMs = 60_000;

/** Everything there is to say of one service: the address of the database, the ports and where /data lies. */
type Machine = { image: Image; databaseUrl: URL; ports: ReadonlyMap<string, number>; dataDir: string };

try {
  const image = buildImage();
  const database = await startDatabase();
  const compose = readCompose(readFileSync(join(rootFolder, "docker-compose.yml"), "utf8"), {
    AUTH_SECRET: "a secret of the replay, used by nobody else",
    POSTGRES_PASSWORD: decodeURIComponent(database.password),
  });
  const machine: Machine = {
    image,
    databaseUrl: database,
    ports: await portsOf(compose),
    dataDir: join(folder, "files"),
  };
  for (const name of startOrder(compose)) {
    const service = compose.services[name];
    if (service?.build) await startService(name, service, machine);
  }
  await expectFirstVisit(machine);
  await stopServices();
  console.log(`\n${passed} passed, 0 failed`);
} catch (error) {
  console.error(error);
  console.log(`\n${passed} passed, 1 failed`);
  process.exitCode = 1;
} finally {
  for (const { name, process: child } of running) if (name !== "database") child.kill("SIGKILL");
  await stopDatabase();
  rmSync(folder, { recursive: true, force: true });
}

function buildImage(): Image {
  const paths = openRepository().paths;
  const files = contextFiles(paths, readFileSync(join(rootFolder, ".dockerignore"), "utf8"));
  const made = new Map<string, Image>();
  for (const stage of readDockerfile(readFileSync(join(rootFolder, "Dockerfile"), "utf8"))) {
    const wanted = /^node:(\d+)/.exec(stage.base)?.[1];
    if (wanted !== process.versions.node.split(".")[0])
      throw new Error(`The image starts from ${stage.base}; this is Node ${process.versions.node}`);
    made.set(stage.name, replayStage(stage, join(folder, `stage-${stage.name}`), { folder: rootFolder, files }, made));
    pass(`stage ${stage.name}`);
  }
  const last = [...made.values()].at(-1);
  if (!last) throw new Error("The Dockerfile has no stage");
  return last;
}

async function startDatabase(): Promise<URL> {
  const script = join(rootFolder, "packages/db/scripts/embedded.ts");
  const server = spawn(process.execPath, [script, join(folder, "database")], { stdio: ["pipe", "pipe", "inherit"] });
  running.push({ name: "database", process: server });
  const [address] = await once(server.stdout, "data");
  pass("database");
  return new URL(String(address).trim());
}

async function stopDatabase(): Promise<void> {
  const server = running.find(({ name }) => name === "database")?.process;
  if (!server || server.exitCode !== null) return;
  const gone = once(server, "exit");
  server.stdin?.end();
  await gone;
}

/** A free port of this machine for each that a service listens on. */
async function portsOf({ services }: Compose): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  for (const { ports: published = [] } of Object.values(services))
    for (const pair of published) ports.set(pair.split(":").at(-1) ?? "", await freePort());
  return ports;
}

async function startService(name: string, service: Service, machine: Machine): Promise<void> {
  const { image, ports } = machine;
  const [program = "", ...args] = [...image.entry, ...(service.command ?? image.command)];
  const environment = environmentIn(service, machine);
  const options = { cwd: join(image.root, image.workFolder), env: environment };
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.pipe(process.stdout, { end: false });
  const endsByItself = service.command?.[0] === "migrate";
  if (endsByItself) {
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`${name} ended with exit code ${code}`);
  } else {
    running.push({ name, process: child });
    if (service.healthcheck) await untilHealthy(name, child, { check: service.healthcheck, ports }, options);
    else await untilReady(name, child);
  }
  pass(name);
}

/** The environment of the service with this machine's addresses: the database's host, the ports, the folder that stands for /data. */
function environmentIn(service: Service, { image, databaseUrl, ports, dataDir }: Machine): NodeJS.ProcessEnv {
  const own: Record<string, string> = { ...service.environment, HEARD_DATA_DIR: dataDir, HEARD_HOST: "127.0.0.1" };
  const url = new URL(own.DATABASE_URL ?? "");
  const isOwner = url.password !== "";
  url.hostname = databaseUrl.hostname;
  url.port = databaseUrl.port;
  url.username = databaseUrl.username;
  own.DATABASE_URL = isOwner ? databaseUrl.href : url.href;
  for (const [variable, port] of [
    ["PORT", "3000"],
    ["GATEWAY_PORT", "3001"],
  ] as const)
    own[variable] = String(ports.get(port) ?? port);
  return containerEnvironment(image, own);
}

function withPorts(words: readonly string[], ports: ReadonlyMap<string, number>): string[] {
  return words.map((word) => word.replace(/127\.0\.0\.1:(\d+)/g, (_, port) => `127.0.0.1:${ports.get(port) ?? port}`));
}

/** Asks as the engine would, as long as the compose file lets it, until the answer is yes. A question without an answer ends too. */
async function untilHealthy(
  name: string,
  child: ChildProcess,
  { check, ports }: { check: Healthcheck; ports: ReadonlyMap<string, number> },
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<void> {
  const [program = "", ...args] = withPorts(check.test.slice(1), ports);
  const { probeMs, allMs } = patienceOf(check);
  const deadline = performance.now() + allMs;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${name} ended with exit code ${child.exitCode}`);
    const [code] = await once(spawn(program, args, { ...options, stdio: "ignore", timeout: probeMs }), "exit");
    if (code === 0) return;
    await delay(500);
  }
  throw new Error(`${name} is not healthy after ${allMs / 1000} seconds`);
}

/** Nobody can ask a service without a port; its log says when it works. Told to stop before that, a process that still loads ends by the signal. */
async function untilReady(name: string, child: ChildProcess): Promise<void> {
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const deadline = performance.now() + readyMs;
  while (!said.includes(`${name} is ready`)) {
    if (child.exitCode !== null) throw new Error(`${name} ended with exit code ${child.exitCode}`);
    if (performance.now() > deadline)
      throw new Error(`${name} does not say that it is ready after ${readyMs / 1000} seconds`);
    await delay(100);
  }
}

/** A new installation has no demo company: the first visit is the page that sets it up. */
async function expectFirstVisit({ ports }: Machine): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${ports.get("3000")}/`);
  if (!reply.ok || !reply.url.endsWith("/set-up"))
    throw new Error(`The first visit answers ${reply.status} at ${reply.url}; the set-up page was expected`);
  pass("first visit");
}

async function stopServices(): Promise<void> {
  for (const { name, process: child } of running.filter((one) => one.name !== "database").reverse()) {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 20_000);
    const [code] = await gone;
    clearTimeout(late);
    if (code !== 0) throw new Error(`${name} did not stop cleanly: exit code ${code}`);
    running.splice(
      running.findIndex((one) => one.process === child),
      1,
    );
    pass(`${name} stopped`);
  }
}

function pass(what: string): void {
  passed += 1;
  console.log(`✓ ${what}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No port")),
      );
    });
  });
}
