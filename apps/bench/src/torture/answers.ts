import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createApiKey } from "@heard/core/api-keys";
import { auditKey } from "@heard/core/audit/seal";
import { verifyAuditChain } from "@heard/core/audit/verify";
import { verifyLedger } from "@heard/core/ledger/verify";
import { verifyRollups } from "@heard/core/rollups/verify";
import { createSource } from "@heard/core/sources";
import { closeDatabase, configureDatabase } from "@heard/db";
import { startEmbedded } from "@heard/db/embedded";
import postgres from "postgres";
import { startGateway } from "../gateway.ts";
import { type Installation, openInstallation } from "../installation.ts";
import type { TortureOptions } from "./options.ts";
import { type Kill, type Load, summaryOf, watchLoad } from "./watch-load.ts";

const usualRounds = 100;
const usualMinutes = 20;
const leastInFlight = 0.9;
const targets = ["gateway", "database", "gateway", "worker"] as const;

/**
 * Kills gateway, database and worker with -9, one after another, at a random moment under load from a process of its own. What was acknowledged is
 * there, once; every read in between had all that was acknowledged before it; and the installation verifies clean.
 */
export async function tortureAnswers({
  rounds = usualRounds,
  minutes: most = usualMinutes,
}: TortureOptions): Promise<{ held: boolean; lines: string[] }> {
  const installation = await openInstallation();
  const { ctx, owner, url, authSecret } = installation;
  await createSource(ctx, { name: "Torture", key: "torture" });
  const { key } = await createApiKey(ctx, { name: "Torture", scopes: ["responses:write", "measures:read"] });
  const [folder] = await owner<{ data_directory: string }[]>`show data_directory`;
  // Nothing of this process stands in the way of a server that is killed; it looks again when all is over.
  await owner.end();
  await closeDatabase();
  const product = await startProduct(installation, folder?.data_directory ?? "");
  const load = startLoad(product.url, key);
  const kills: Kill[] = [];
  try {
    const started = performance.now();
    await load.acknowledges(20);
    for (let round = 0; round < rounds && performance.now() - started < most * 60_000; round += 1) {
      await delay(50 + Math.random() * 250);
      const target = targets[round % targets.length] ?? "gateway";
      const inFlight = load.inFlight();
      const at = performance.now();
      await product.kill(target);
      await load.acknowledges(20);
      kills.push({ target, inFlight, recoveredMs: performance.now() - at });
    }
    await load.end();
    const minutes = (performance.now() - started) / 60_000;
    await product.stop();
    configureDatabase({ databaseUrl: url, authSecret, maxConnections: 8 });
    const stored = await storedIds(installation);
    const findings = [
      ...(await verifyRollups(ctx)),
      ...(await verifyLedger(ctx)),
      ...(await verifyAuditChain(ctx, auditKey(authSecret))),
    ].map((finding) => JSON.stringify(finding));
    return summaryOf({ kills, wanted: rounds, leastInFlight, load: load.seen, stored, findings, minutes });
  } finally {
    load.kill();
    await product.stop();
    await installation.close();
  }
}

async function storedIds({ ctx, url }: Installation): Promise<string[]> {
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  const rows = await owner<{ id: string }[]>`select id::text from responses where org_id = ${ctx.organisation.id}`;
  await owner.end();
  return rows.map(({ id }) => id);
}

type Product = { url: string; kill: (target: (typeof targets)[number]) => Promise<void>; stop: () => Promise<void> };

/** The processes of an installation without the dashboard, each of which comes back when it was killed, as under the supervisor. */
async function startProduct(place: Installation, clusterFolder: string): Promise<Product> {
  let gateway = await startGateway(place);
  let worker: ChildProcess | null = startWorker(place);
  const kill: Product["kill"] = async (target) => {
    if (target === "gateway") {
      await gateway.stop("SIGKILL");
      gateway = await startGateway(place, gateway.port);
    } else if (target === "worker") {
      await endWorker(worker);
      worker = startWorker(place);
    } else {
      process.kill(Number(readFileSync(join(clusterFolder, "postmaster.pid"), "utf8").split("\n", 1)[0]), "SIGKILL");
      await restartDatabase(place.dataDir);
      // A worker that was starting meanwhile has ended, and its supervisor starts another.
      if (worker?.exitCode !== null) worker = startWorker(place);
    }
  };
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await gateway.stop();
    await endWorker(worker);
  };
  return { url: gateway.url, kill, stop };
}

/** The server's other processes notice a moment later that their first one is gone, and no new one may begin before. */
async function restartDatabase(dataDir: string): Promise<void> {
  for (const deadline = performance.now() + 60_000; ; ) {
    try {
      await startEmbedded({ dataDir });
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await delay(100);
    }
  }
}

function startWorker({ url, authSecret, dataDir }: Installation): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, "../../../worker/src/main.ts")], {
    stdio: "ignore",
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: url,
      AUTH_SECRET: authSecret,
      HEARD_DATA_DIR: dataDir,
    },
  });
}

async function endWorker(worker: ChildProcess | null): Promise<void> {
  if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill("SIGKILL");
  await once(worker, "exit");
}

function startLoad(url: string, key: string): Load {
  return watchLoad(
    spawn(process.execPath, [fileURLToPath(import.meta.resolve("./answers-load.ts")), url, key], {
      stdio: ["pipe", "pipe", "inherit"],
    }),
  );
}
