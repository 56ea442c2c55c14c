import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { percentile } from "../claim.ts";

/** What the load did, as it said itself. */
export type Seen = {
  sent: number;
  /** The id of the response that each request was told. */
  stored: Map<string, string>;
  /** Tries of which nobody knows what became: the same request was sent again. */
  unknown: number;
  refused: string[];
  reads: number;
  wrongReads: string[];
};
export type Kill = { target: string; inFlight: number; recoveredMs: number };
export type Load = {
  seen: Seen;
  inFlight: () => number;
  /** When so many more requests have been acknowledged. */
  acknowledges: (count: number) => Promise<void>;
  /** Sends nothing new, and waits until everything sent is acknowledged. */
  end: () => Promise<void>;
  kill: () => void;
};

const patienceMs = 60_000;

export function watchLoad(child: ChildProcessByStdio<Writable, Readable, null>): Load {
  const seen: Seen = { sent: 0, stored: new Map(), unknown: 0, refused: [], reads: 0, wrongReads: [] };
  const lines = createInterface(child.stdout);
  lines.on("line", (line) => note(seen, line));
  const hasEnded = Promise.all([once(lines, "close"), once(child, "exit")]);
  return {
    seen,
    inFlight: () => seen.sent - seen.stored.size,
    acknowledges: async (count) => {
      const wanted = seen.stored.size + count;
      for (const deadline = performance.now() + patienceMs; seen.stored.size < wanted; await delay(10))
        if (performance.now() > deadline) throw new Error(`Nothing was acknowledged for ${patienceMs / 1000} s`);
    },
    end: async () => {
      child.stdin.end();
      await hasEnded;
    },
    kill: () => child.kill("SIGKILL"),
  };
}

function note(seen: Seen, line: string): void {
  const [word = "", id = "", detail = ""] = line.split(" ");
  if (word === "sent") seen.sent += 1;
  else if (word === "stored") seen.stored.set(id, detail);
  else if (word === "unknown") seen.unknown += 1;
  else if (word === "refused") seen.refused.push(line);
  else if (word === "right" || word === "wrong") seen.reads += 1;
  if (word === "wrong") seen.wrongReads.push(line);
}

type Outcome = {
  kills: readonly Kill[];
  wanted: number;
  leastInFlight: number;
  load: Seen;
  /** The ids of the responses that the database holds. */
  stored: readonly string[];
  findings: readonly string[];
  minutes: number;
};

type Summary = { held: boolean; lines: string[] };

/** Holds what was acknowledged against what is there. */
function compare({ load, stored, findings }: Pick<Outcome, "load" | "stored" | "findings">): Summary {
  const acknowledged = new Set(load.stored.values());
  const there = new Set(stored);
  const lost = [...acknowledged].filter((id) => !there.has(id)).length;
  const twice = stored.length - load.sent;
  const isRight = lost === 0 && twice === 0 && acknowledged.size === load.sent && load.wrongReads.length === 0;
  return {
    held: isRight && load.stored.size === load.sent && load.refused.length + findings.length === 0,
    lines: [
      `${load.sent} answers sent, ${load.stored.size} acknowledged after ${load.unknown} tries of unknown outcome, ${stored.length} stored`,
      `acknowledged and lost: ${lost}; stored and not sent, or twice: ${twice}; answers told the id of another: ${load.sent - acknowledged.size}`,
      `${load.reads} reads, of which wrong: ${load.wrongReads.length}; verification finds: ${findings.length}`,
      ...[...load.refused, ...load.wrongReads, ...findings].slice(0, 10),
    ],
  };
}

/** Whether kills did no harm, and how long it took after each until all went on. */
export function summaryOf({ kills, wanted, leastInFlight, minutes, ...outcome }: Outcome): Summary {
  const { held, lines } = compare(outcome);
  const busy = kills.filter(({ inFlight }) => inFlight > 0).length;
  const isComplete = kills.length === wanted && busy >= leastInFlight * wanted;
  const perTarget = [...Map.groupBy(kills, ({ target }) => target)].map(([target, of]) => {
    const times = of.map(({ recoveredMs }) => recoveredMs);
    return `${target} ${of.length} (${seconds(percentile(times, 0.5))}, at most ${seconds(Math.max(...times))})`;
  });
  return {
    held: held && isComplete,
    lines: [
      `${kills.length} of ${wanted} rounds in ${minutes.toFixed(1)} minutes, ${busy} with requests in flight at the kill`,
      `killed, and from the kill to 20 new acknowledgements (median): ${perTarget.join(", ")}`,
      ...lines,
    ],
  };
}

/** One fault of the network, while it lasted and at its end; `memory` is the gateway's most, in megabytes. */
export type Trouble = { name: string; acknowledged: number; unknown: number; memory: number; recoveredMs: number };

const longestRecoveryMs = 5000;
const mostGrowth = 250;

/** Whether faults of the network did no harm, ended when they ended, and cost no memory without bounds. */
export function networkSummaryOf({
  troubles,
  restsAt,
  seconds: each,
  caughtUpMs,
  ...outcome
}: Pick<Outcome, "load" | "stored" | "findings"> & {
  troubles: readonly Trouble[];
  restsAt: number;
  seconds: number;
  caughtUpMs: number;
}): Summary {
  const { held, lines } = compare(outcome);
  const isOver = troubles.every(({ recoveredMs }) => recoveredMs <= longestRecoveryMs);
  const isBounded = troubles.every(({ memory }) => memory - restsAt <= mostGrowth);
  return {
    held: held && isOver && isBounded && troubles.length > 0,
    lines: [
      `${troubles.length} faults of ${each.toFixed(0)} s; the gateway holds ${restsAt.toFixed(0)} MB before them`,
      ...troubles.map(
        ({ name, acknowledged, unknown, memory, recoveredMs }) =>
          `${name}: ${acknowledged} acknowledged meanwhile, ${unknown} tries of unknown outcome, at most ${memory.toFixed(0)} MB; the next ${seconds(recoveredMs)} after its end`,
      ),
      `the worker had folded and sealed everything ${seconds(caughtUpMs)} after the last answer`,
      ...lines,
    ],
  };
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
