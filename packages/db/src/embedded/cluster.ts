import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import type { PostgresVersion } from "./binaries.ts";
import type { Place } from "./place.ts";
import { commandOf, isRunning } from "./process.ts";

export type ServerRecord = { port: number; password: string; version: PostgresVersion };

const recordFile = (place: Place) => join(place.folder, "server.json");
const dataFolder = (place: Place) => join(place.folder, "data");

/** Port and password of a cluster that was made before; `null` when there is none. */
export function readRecord(place: Place): ServerRecord | null {
  return existsSync(recordFile(place)) && existsSync(join(dataFolder(place), "PG_VERSION"))
    ? JSON.parse(readFileSync(recordFile(place), "utf8"))
    : null;
}

/** Keeps port and password beside the cluster, for its owner's eyes only. */
export function writeRecord(place: Place, record: ServerRecord): void {
  writeFileSync(recordFile(place), JSON.stringify(record), { mode: 0o600 });
}

export const urlOf = ({ port, password }: ServerRecord, database = "postgres") =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/** Makes a new cluster: UTF-8 with the builtin C.UTF-8 provider (18) or libc's (15), checksums, password sign-in. */
export function initialise(place: Place, version: PostgresVersion): string {
  rmSync(dataFolder(place), { recursive: true, force: true });
  mkdirSync(place.folder, { recursive: true });
  if (place.identity) chownSync(place.folder, place.identity.uid, place.identity.gid);
  const password = randomBytes(24).toString("base64url");
  const passwordFile = join(place.folder, "initial-password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.identity) chownSync(passwordFile, place.identity.uid, place.identity.gid);
  const locale =
    version === 18
      ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
      : [`--locale=${process.platform === "linux" ? "C.UTF-8" : "C"}`];
  const args = [
    "-D",
    dataFolder(place),
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--data-checksums",
    ...locale,
  ];
  const made = spawnSync(place.binaries.initdb, args, {
    ...(place.identity ?? {}),
    encoding: "utf8",
    cwd: place.folder,
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0)
    throw new Error(`initdb failed in ${place.folder}: ${made.stderr || made.error?.message || `exit ${made.status}`}`);
  return password;
}

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  work_mem: "32MB",
  maintenance_work_mem: "256MB",
  checkpoint_timeout: "5min",
  max_wal_size: "4GB",
  wal_compression: "on",
  // Whoever brings years in by one file asks about them at once; without statistics, each look at a customer read every response for a minute.
  autovacuum_naptime: "5s",
  jit: "off",
  log_min_messages: "warning",
  timezone: "UTC",
};
// A test's cluster may lose everything when the machine dies; it has nothing to lose.
const careless = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  checkpoint_timeout: "1h",
  autovacuum_naptime: "1min",
};

/** Starts the server in a process group of its own, so that Ctrl-C reaches the servers first and the database last. */
export async function launch(place: Place, record: ServerRecord, durable: boolean): Promise<void> {
  const options = Object.entries({ ...settings, ...(durable ? {} : careless) }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const logPath = join(place.folder, "server.log");
  const log = openSync(logPath, "a", 0o600);
  const server = spawn(place.binaries.postgres, ["-D", dataFolder(place), "-p", String(record.port), ...options], {
    ...(place.identity ?? {}),
    detached: true,
    stdio: ["ignore", log, log],
    cwd: place.folder,
  });
  closeSync(log);
  server.unref();
  const gone = Promise.withResolvers<never>();
  const onError = (error: Error) => gone.reject(error);
  const onExit = (code: number | null) =>
    gone.reject(
      new Error(`PostgreSQL stopped while starting (exit ${code}). Its log: ${logPath}\n${lastLines(logPath)}`),
    );
  server.once("error", onError).once("exit", onExit);
  try {
    await Promise.race([untilAnswering(record), gone.promise]);
  } finally {
    // Its end is expected from here on, and its log may be gone by then.
    server.off("error", onError).off("exit", onExit);
  }
}

function lastLines(path: string): string {
  return readFileSync(path, "utf8").trimEnd().split("\n").slice(-5).join("\n");
}

const longestStartMs = 60_000;

async function untilAnswering(record: ServerRecord): Promise<void> {
  const deadline = performance.now() + longestStartMs;
  while (!(await answers(record))) {
    if (performance.now() > deadline)
      throw new Error(`PostgreSQL on port ${record.port} did not answer within ${longestStartMs / 1000} s`);
    await delay(50);
  }
}

/** Whether the cluster of this record answers, with its own password: another server on the same port does not count. */
export async function answers(record: ServerRecord): Promise<boolean> {
  const client = postgres(urlOf(record), { max: 1, connect_timeout: 2, onnotice: () => {}, backoff: false });
  try {
    await client`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await client.end({ timeout: 1 }).catch(() => {});
  }
}

/** Makes a database where there is none of that name. */
export async function createDatabase(record: ServerRecord, name: string): Promise<void> {
  const admin = postgres(urlOf(record), { max: 1, onnotice: () => {} });
  try {
    const [found] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!found) await admin`create database ${admin(name)} template template0`;
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** The process id in postmaster.pid when that process is alive; `null` otherwise. */
export function livingPostmaster(place: Place): number | null {
  const file = join(dataFolder(place), "postmaster.pid");
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : Number.NaN;
  return Number.isInteger(pid) && isRunning(pid) && isPostgres(pid) ? pid : null;
}

/** A process id may have been given to somebody else since; where the system tells the command, it decides. */
const isPostgres = (pid: number): boolean => commandOf(pid)?.includes("postgres") ?? true;

/** Fast shutdown: clients are sent away, everything is written, then the process ends. Immediate after 30 s. */
export async function shutDown(place: Place): Promise<void> {
  const pid = livingPostmaster(place);
  if (pid === null) return;
  if (process.platform === "win32") {
    execFileSync(place.binaries.pgCtl, ["stop", "-m", "fast", "-D", dataFolder(place)], { stdio: "ignore" });
    return;
  }
  for (const [signal, patienceMs] of [
    ["SIGINT", 30_000],
    ["SIGQUIT", 10_000],
    ["SIGKILL", 10_000],
  ] as const) {
    process.kill(pid, signal);
    const deadline = performance.now() + patienceMs;
    while (isRunning(pid) && performance.now() < deadline) await delay(25);
    if (!isRunning(pid)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop`);
}

/** A port that is free on loopback: the wanted one when it is, else any. */
export function freePort(wanted?: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      wanted && error.code === "EADDRINUSE" ? freePort().then(resolvePort, reject) : reject(error),
    );
    probe.listen(wanted ?? 0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolvePort(address.port) : reject(new Error("No free port")),
      );
    });
  });
}
