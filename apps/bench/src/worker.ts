import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Place } from "./gateway.ts";

/** A worker process of its own on the database of this installation. */
export function startWorker(
  { url, authSecret, dataDir }: Place,
  { preload = [], execArgv = [] }: { preload?: readonly string[]; execArgv?: readonly string[] } = {},
): ChildProcess {
  const imports = preload.flatMap((file) => ["--import", fileURLToPath(new URL(file, import.meta.url))]);
  const child = spawn(
    process.execPath,
    [...execArgv, ...imports, join(import.meta.dirname, "../../worker/src/main.ts")],
    {
      stdio: ["ignore", "pipe", "ignore", "ipc"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        DATABASE_URL: url,
        AUTH_SECRET: authSecret,
        HEARD_DATA_DIR: dataDir,
      },
    },
  );
  begun.set(
    child,
    new Promise<void>((resolve) => {
      child.stdout?.on("data", (piece: Buffer) => {
        if (piece.includes("worker is ready")) resolve();
      });
      child.once("exit", () => resolve());
    }),
  );
  return child;
}

const begun = new WeakMap<ChildProcess, Promise<void>>();

/** When it has begun its rounds, or has ended before: what it left undone tells. */
export const untilReady = async (worker: ChildProcess): Promise<void> => begun.get(worker);

export async function killWorker(worker: ChildProcess | null): Promise<void> {
  if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill("SIGKILL");
  await once(worker, "exit");
}
