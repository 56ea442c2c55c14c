import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { type ClaimResult, limitClaim, median } from "../claim.ts";
import { isLevel, memoryTrend } from "./memory-trend.ts";
import type { Tally } from "./tally.ts";

/** What a process says of itself, in bytes; the heap after a forced collection. */
export type Memory = { rss: number; heapUsed: number };
const processes = ["gateway", "worker"] as const;
export type SoakSample = {
  minute: number;
  tally: Tally;
  pending: number;
  memory: Record<(typeof processes)[number], Memory>;
};

const mostGrowth = 0.05;
/** The first quarter fills caches and pools, and is not looked at. */
const windowShare = 0.75;
const mostDrift = 1.2;
const patienceMs = 30_000;

/** Asks a process that was started with `report-memory.ts`. */
export async function askMemory(child: ChildProcess): Promise<Memory> {
  const answered = once(child, "message", { signal: AbortSignal.timeout(patienceMs) });
  child.send("memory");
  const [memory] = await answered;
  return memory as Memory;
}

/** Judges what was sampled during a soak: memory level, no slower at the end than at the beginning, and nobody left without an answer. */
export function soakClaimsOf(
  samples: readonly SoakSample[],
  { minutes, perSecond }: { minutes: number; perSecond: number },
): ClaimResult[] {
  const from = minutes * (1 - windowShare);
  const seen = samples.filter(({ minute }) => minute >= from);
  const name = `soak, ${Math.round(perSecond)} responses/s, last ${Number((minutes * windowShare).toFixed(1))} of ${minutes} minutes`;
  const third = Math.ceil(seen.length / 3);
  const p99 = (part: readonly SoakSample[]) => median(part.map(({ tally }) => tally.ms.p99));
  const [first, last] = [seen.slice(0, third), seen.slice(-third)];
  const pending = (part: readonly SoakSample[]) => Math.max(...part.map((sample) => sample.pending));
  const [sent, good] = [sumOf(seen, "sent"), sumOf(seen, "good")];
  return [
    ...processes.flatMap((process) =>
      (["rss", "heapUsed"] as const).map((kind) => memoryClaim(name, seen, { process, kind })),
    ),
    limitClaim(
      ...([`${name}: p99 of the last third ÷ of the first`, p99(last) / p99(first), "×", mostDrift] as const),
      `${p99(first).toFixed(1)} and ${p99(last).toFixed(1)} ms`,
    ),
    limitClaim(`${name}: not acknowledged within the deadline`, (100 * (sent - good)) / sent, "%", 0.1),
    limitClaim(
      ...([`${name}: pending rows, most in the last third`, pending(last), "rows", null] as const),
      `${pending(first)} in the first`,
    ),
  ];
}

const sumOf = (samples: readonly SoakSample[], count: "sent" | "good") =>
  samples.reduce((sum, { tally }) => sum + tally[count], 0);

function memoryClaim(
  name: string,
  samples: readonly SoakSample[],
  { process, kind }: { process: (typeof processes)[number]; kind: keyof Memory },
): ClaimResult {
  const trend = memoryTrend(samples.map(({ minute, memory }) => ({ minute, bytes: memory[process][kind] })));
  const [low, high] = trend.interval.map((bytes) => (bytes / 1024).toFixed(1));
  const least = Math.min(...samples.map(({ memory }) => memory[process][kind]));
  const note = `${(trend.slope / 1024).toFixed(1)} KB a minute, 95 % interval ${low} to ${high}, has to reach 0; ${trend.samples} samples, from ${(least / 1024 ** 2).toFixed(0)} MB`;
  const what = kind === "rss" ? "resident memory" : "heap after collection";
  return {
    ...limitClaim(`${name}: ${what} of the ${process} grows`, 100 * trend.growthShare, "%", 100 * mostGrowth, note),
    pass: isLevel(trend, mostGrowth),
  };
}
