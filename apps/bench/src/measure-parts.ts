import type { ClaimResult } from "./claim.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { leastIdleShare, measureIdle, waitUntilIdle } from "./machine.ts";
import type { Part } from "./report.ts";

/** `minutes` is how long that lasts which lasts as long as it is told. */
export type Bench = (installation: Installation, rows: number, minutes: number) => Promise<ClaimResult[]>;
export type MeasureOptions = { rows: number; minutes: number; onBusyMachine: boolean; log: (line: string) => void };

/** For what somebody else has to finish, and for the end of our own processes. */
const patienceMs = { before: 30_000, after: 6_000 };

/**
 * Measures part by part, each in an installation of its own. How idle the machine is without us is looked at before and after every part: one
 * that begins on a busy machine is left out, and one during which the machine became busy gets neither ratio nor verdict.
 */
export async function measureParts(
  benches: readonly [name: string, bench: Bench][],
  { rows, minutes, onBusyMachine, log }: MeasureOptions,
): Promise<Part[]> {
  const parts: Part[] = [];
  for (const [name, bench] of benches) {
    const idleBefore = onBusyMachine ? await measureIdle() : await waitUntilIdle(patienceMs.before);
    if (idleBefore < leastIdleShare && !onBusyMachine) {
      log(`${name}: the machine is busy (${shown(idleBefore)} idle, ${shown(leastIdleShare)} needed); left out`);
      parts.push({ name, idleBefore, idleAfter: null, isBusy: true, results: [] });
      continue;
    }
    const started = performance.now();
    const results = await inOwnInstallation((installation) => bench(installation, rows, minutes));
    const seconds = Math.round((performance.now() - started) / 1000);
    const idleAfter = await waitUntilIdle(patienceMs.after);
    const isBusy = Math.min(idleBefore, idleAfter) < leastIdleShare;
    parts.push({ name, idleBefore, idleAfter, isBusy: isBusy && !onBusyMachine, results });
    log(`${name}: ${seconds} s; ${shown(idleBefore)} idle before, ${shown(idleAfter)} after`);
  }
  return parts;
}

const shown = (share: number) => `${(share * 100).toFixed(0)} %`;

async function inOwnInstallation(
  bench: (installation: Installation) => Promise<ClaimResult[]>,
): Promise<ClaimResult[]> {
  const installation = await openInstallation();
  // Its database would outlive a run that is called off.
  const callOff = () => void installation.close().finally(() => process.exit(130));
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, callOff);
  try {
    return await bench(installation);
  } finally {
    for (const signal of signals) process.off(signal, callOff);
    await installation.close();
  }
}
