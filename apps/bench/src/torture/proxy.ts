import { setTimeout as delay } from "node:timers/promises";
import { closeDatabase, configureDatabase } from "@heard/db";
import { type Fault, type FaultProxy, startFaultProxy } from "@heard/db/testing/fault-proxy";
import { openInstallation } from "../installation.ts";
import type { TortureOptions } from "./options.ts";
import { type Product, startLoad, startProduct } from "./product.ts";
import { findingsIn, prepareLoad, storedIds, untilCaughtUp } from "./rounds.ts";
import { type Load, networkSummaryOf, type Trouble } from "./watch-load.ts";

const usualMinutes = 4;
/** The longest that a fault lasts, and what the cut has to last. */
const longestSeconds = 30;

type Phase = { name: string; fault: Fault; forgetEveryMs?: number };
const phases: readonly Phase[] = [
  { name: "half a second later either way", fault: { kind: "slow", delayMs: 500 } },
  { name: "one piece in a hundred resets", fault: { kind: "resets", share: 0.01 } },
  { name: "64 kB a second", fault: { kind: "narrow", bytesPerSecond: 64_000 } },
  { name: "connections forgotten every 8 s", fault: { kind: "none" }, forgetEveryMs: 8000 },
  { name: "cut, refused", fault: { kind: "cut" } },
  { name: "cut, silent", fault: { kind: "silent" } },
];

/**
 * Puts a network that fails between the product and its database, one fault after another, under load from a process of its own. What was acknowledged is there,
 * once; no read is wrong; five seconds after each fault answers are acknowledged again; and the gateway's memory stays within bounds.
 */
export async function tortureNetwork({
  minutes: most = usualMinutes,
}: TortureOptions): Promise<{ held: boolean; lines: string[] }> {
  const installation = await openInstallation();
  const { ctx, url, authSecret } = installation;
  const key = await prepareLoad(ctx);
  await closeDatabase();
  const proxied = new URL(url);
  const proxy = await startFaultProxy(Number(proxied.port));
  proxied.hostname = "127.0.0.1";
  proxied.port = String(proxy.port);
  const product = await startProduct({ ...installation, url: proxied.toString() });
  const load = startLoad(product.url, key);
  try {
    await product.workerIsReady();
    await load.acknowledges(200);
    const restsAt = product.memory();
    const seconds = Math.min(longestSeconds, (most * 60) / phases.length);
    const troubles: Trouble[] = [];
    for (const phase of phases) troubles.push(await suffer(phase, seconds, { proxy, product, load }));
    await load.end();
    const caughtUpMs = await untilCaughtUp(url, ctx.organisation.id);
    await product.stop();
    configureDatabase({ databaseUrl: url, authSecret, maxConnections: 8 });
    const stored = await storedIds(url, ctx.organisation.id);
    const findings = await findingsIn(ctx, authSecret);
    return networkSummaryOf({ troubles, restsAt, seconds, caughtUpMs, load: load.seen, stored, findings });
  } finally {
    load.kill();
    await product.stop();
    await proxy.close();
    await installation.close();
  }
}

async function suffer(
  { name, fault, forgetEveryMs }: Phase,
  seconds: number,
  { proxy, product, load }: { proxy: FaultProxy; product: Product; load: Load },
): Promise<Trouble> {
  const [before, unknown] = [load.seen.stored.size, load.seen.unknown];
  let memory = 0;
  proxy.set(fault);
  const endsAt = performance.now() + seconds * 1000;
  for (let forgetsAt = performance.now(); performance.now() < endsAt; await delay(500)) {
    memory = Math.max(memory, product.memory());
    if (forgetEveryMs === undefined || performance.now() < forgetsAt) continue;
    proxy.forget();
    forgetsAt += forgetEveryMs;
  }
  const acknowledged = load.seen.stored.size - before;
  proxy.set({ kind: "none" });
  const healedAt = performance.now();
  await load.acknowledges(1);
  const recoveredMs = performance.now() - healedAt;
  await load.acknowledges(40);
  return { name, acknowledged, unknown: load.seen.unknown - unknown, memory, recoveredMs };
}
