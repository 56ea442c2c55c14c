import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { percentile } from "./claim.ts";

export type Machine = {
  cpu: string;
  cores: number;
  memoryGb: number;
  node: string;
  flushMs: { p50: number; p95: number };
};

/** Below this the machine is busy with something else, and a ratio would say more about that than about us. */
export const leastIdleShare = 0.75;

/** What the figures stand on: the processor, and how long a flush to the disk takes. */
export function inspectMachine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    flushMs: measureFlush(),
  };
}

function measureFlush(): { p50: number; p95: number } {
  const file = join(tmpdir(), `heard-flush-${process.pid}`);
  const handle = openSync(file, "w");
  const block = Buffer.alloc(8192, 1);
  const times: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    const start = performance.now();
    writeSync(handle, block, 0, block.length, 0);
    fdatasyncSync(handle);
    times.push(performance.now() - start);
  }
  closeSync(handle);
  rmSync(file, { force: true });
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** How idle the machine is, waiting a while for whatever it has to finish. */
export async function waitUntilIdle(patienceMs: number): Promise<number> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const share = await measureIdle();
    if (share >= leastIdleShare || performance.now() > deadline) return share;
  }
}

/** The share of two seconds that the processors had nothing to do. */
export async function measureIdle(): Promise<number> {
  const before = cpus();
  await delay(2000);
  const after = cpus();
  const spent = after.map((cpu, index) => {
    const earlier = before[index]?.times ?? cpu.times;
    const total = (Object.keys(cpu.times) as (keyof typeof cpu.times)[]).reduce(
      (sum, kind) => sum + cpu.times[kind] - earlier[kind],
      0,
    );
    return { idle: cpu.times.idle - earlier.idle, total };
  });
  const total = spent.reduce((sum, one) => sum + one.total, 0);
  return total === 0 ? 1 : spent.reduce((sum, one) => sum + one.idle, 0) / total;
}
