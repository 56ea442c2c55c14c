import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Place, startGateway } from "../gateway.ts";
import { killWorker, startWorker, untilReady } from "../worker.ts";
import { type Load, watchLoad } from "./watch-load.ts";

export type Target = "gateway" | "worker" | "database";
export type Product = {
  url: string;
  kill: (target: Target) => Promise<void>;
  /** When the worker has begun its rounds. */
  workerIsReady: () => Promise<void>;
  /** What the gateway holds in memory, in megabytes. */
  memory: () => number;
  stop: () => Promise<void>;
};

/**
 * The processes of an installation without the dashboard, each of which comes back when it was killed, as under the supervisor. `killDatabase` ends the
 * server and starts it again, where this product has one of its own.
 */
export async function startProduct(place: Place, killDatabase?: () => Promise<void>): Promise<Product> {
  let gateway = await startGateway(place);
  let worker: ChildProcess | null = startWorker(place);
  const kill: Product["kill"] = async (target) => {
    if (target === "gateway") {
      await gateway.stop("SIGKILL");
      gateway = await startGateway(place, { port: gateway.port });
    } else if (target === "worker") {
      await killWorker(worker);
      worker = startWorker(place);
    } else {
      if (!killDatabase) throw new Error("The database of this product is somebody else's, too: it is not killed");
      await killDatabase();
      // A worker that was starting meanwhile has ended, and its supervisor starts another.
      if (worker?.exitCode !== null) worker = startWorker(place);
    }
  };
  let isStopped = false;
  return {
    url: gateway.url,
    kill,
    workerIsReady: () => (worker ? untilReady(worker) : Promise.resolve()),
    memory: () => residentMb(gateway.child.pid),
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      await gateway.stop();
      await killWorker(worker);
    },
  };
}

/** What a process holds in memory, in MB. A small Linux has no `ps`; other systems have no /proc. */
function residentMb(pid: number | undefined): number {
  if (process.platform === "linux")
    return Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+) kB/)?.[1] ?? 0) / 1024;
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
}

/** Sends answers and reads measures, from a process of its own. */
export function startLoad(url: string, key: string, lanes = 12): Load {
  return watchLoad(
    spawn(process.execPath, [fileURLToPath(import.meta.resolve("./answers-load.ts")), url, key, String(lanes)], {
      stdio: ["pipe", "pipe", "inherit"],
    }),
  );
}
