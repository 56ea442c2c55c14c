import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { closeDatabase, configureDatabase } from "@heard/db";
import { startEmbedded } from "@heard/db/embedded";
import { openInstallation } from "../installation.ts";
import type { TortureOptions } from "./options.ts";
import { startLoad, startProduct } from "./product.ts";
import { findingsIn, killInTurns, prepareLoad, storedIds } from "./rounds.ts";
import { summaryOf } from "./watch-load.ts";

const usualRounds = 100;
const usualMinutes = 20;
const leastInFlight = 0.9;

/**
 * Kills gateway, database and worker with -9, one after another, at a random moment under load from a process of its own. What was acknowledged is
 * there, once; every read in between had all that was acknowledged before it; and the installation verifies clean.
 */
export async function tortureAnswers({
  rounds = usualRounds,
  minutes: most = usualMinutes,
}: TortureOptions): Promise<{ held: boolean; lines: string[] }> {
  const installation = await openInstallation();
  const { ctx, owner, url, authSecret, dataDir } = installation;
  const key = await prepareLoad(ctx);
  const [folder] = await owner<{ data_directory: string }[]>`show data_directory`;
  // Nothing of this process stands in the way of a server that is killed; it looks again when all is over.
  await owner.end();
  await closeDatabase();
  const product = await startProduct(installation, () => killDatabase(folder?.data_directory ?? "", dataDir));
  const load = startLoad(product.url, key);
  try {
    const started = performance.now();
    const targets = ["gateway", "database", "gateway", "worker"] as const;
    const kills = await killInTurns({ product, load, targets, rounds, mostMs: most * 60_000 });
    await load.end();
    const minutes = (performance.now() - started) / 60_000;
    await product.stop();
    configureDatabase({ databaseUrl: url, authSecret, maxConnections: 8 });
    const stored = await storedIds(url, ctx.organisation.id);
    const findings = await findingsIn(ctx, authSecret);
    return summaryOf({ kills, wanted: rounds, leastInFlight, load: load.seen, stored, findings, minutes });
  } finally {
    load.kill();
    await product.stop();
    await installation.close();
  }
}

async function killDatabase(clusterFolder: string, dataDir: string): Promise<void> {
  process.kill(Number(readFileSync(join(clusterFolder, "postmaster.pid"), "utf8").split("\n", 1)[0]), "SIGKILL");
  // The server's other processes notice a moment later that their first one is gone, and no new one may begin before.
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
